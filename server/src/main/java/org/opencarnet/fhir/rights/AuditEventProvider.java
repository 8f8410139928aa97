package org.opencarnet.fhir.rights;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.fhir.search.Paging;
import org.opencarnet.sharing.FeedTrail;
import org.opencarnet.sharing.ReadTrail;

/** AuditEvent: who accessed a record, permitted or refused, for those who may see it (ITI-81); and what the software of structures saw (ITI-20). */
public final class AuditEventProvider implements FhirProvider {

    private final Callers callers;
    private final ReadTrail readTrail;
    private final FeedTrail feedTrail;
    private final Paging paging;
    private final Clock clock;

    public AuditEventProvider(Callers callers, UseCases useCases, Paging paging, Clock clock) {
        this.callers = callers;
        this.readTrail = useCases.reading();
        this.feedTrail = useCases.feeding();
        this.paging = paging;
        this.clock = clock;
    }

    /** What is done with the trail here. */
    public record UseCases(ReadTrail reading, FeedTrail feeding) {}

    @Override
    public List<Declared> declares() {
        return List.of(TrailSearch.TABLE.declared("AuditEvent", List.of()));
    }

    /** One page, newest first. */
    @Search(type = AuditEvent.class, allowUnknownParams = true)
    public Bundle search(ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var request = TrailSearch.TABLE.read(details.getParameters(), true, paging, clock.instant());
        var page = Refusal.unlessDone(readTrail.read(caller, request.patient(), TrailSearch.question(request)));
        var url = details.getFhirServerBase() + "/AuditEvent";
        var view = new AuditEventView(page.record(), details.getFhirServerBase(), language(details));
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.setId(UUID.randomUUID().toString());
        bundle.addLink().setRelation("self").setUrl(request.self(url));
        page.next()
                .ifPresent(
                        last -> bundle.addLink().setRelation("next").setUrl(request.next(url, TrailSearch.end(last))));
        page.traces().forEach(trace -> bundle.addEntry()
                .setFullUrl(url + "/" + trace.id())
                .setResource(view.of(trace))
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH));
        return bundle;
    }

    /** Takes up what the software of a structure saw. */
    @Create(type = AuditEvent.class)
    public MethodOutcome create(@ResourceParam AuditEvent event, HttpServletRequest request) {
        var caller = callers.of(request);
        var trace = ReportedEvent.of(event, caller.requester(), clock.instant()).into(feedTrail, caller);
        return new MethodOutcome(new IdType("AuditEvent", trace.toString()), true);
    }

    /** One act; what the caller may not see is not found. */
    @Read(type = AuditEvent.class)
    public AuditEvent read(@IdParam IdType id, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var page = Refusal.unlessDone(readTrail.trace(caller, Naming.uuid(id.getIdPart())));
        return new AuditEventView(page.record(), details.getFhirServerBase(), language(details))
                .of(page.traces().get(0));
    }

    private static Locale language(ServletRequestDetails details) {
        return Words.language(
                Optional.ofNullable(details.getHeader("Accept-Language")).orElse(""));
    }
}
