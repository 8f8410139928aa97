package org.opencarnet.fhir.document;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.leaving.Clearances;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.fhir.search.ListSearch;
import org.opencarnet.fhir.search.SearchRequest;
import org.opencarnet.record.DocumentQuery.Position;
import org.opencarnet.sharing.Absence;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Documents.Gathering;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;

/** ITI-66 Find Document Lists, by GET and by POST, and the reading of one: submission sets and folders, with the members that may be known. */
public final class ListProvider implements IResourceProvider, FhirProvider {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::micros).thenComparing(Position::logicalId);

    private final Callers callers;
    private final Gather gather;
    private final Subjects subjects;
    private final SearchSettings settings;

    public ListProvider(Callers callers, Gather gather, Subjects subjects, SearchSettings settings) {
        this.callers = callers;
        this.gather = gather;
        this.subjects = subjects;
        this.settings = settings;
    }

    @Override
    public Class<ListResource> getResourceType() {
        return ListResource.class;
    }

    @Override
    public List<Declared> declares() {
        return List.of(ListSearch.TABLE.declared(
                "List",
                List.of(
                        "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.SubmissionSet",
                        "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.Folder",
                        "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-submissionset-comprehensive",
                        "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-folder-comprehensive")));
    }

    @Read
    public ListResource read(@IdParam IdType id, ServletRequestDetails details) {
        var outcome = gather.read(callers.of(details.getServletRequest()), Ids.logicalId(id));
        if (outcome instanceof Outcome.Done<Gather.Shown> done) {
            return resource(done.value(), details);
        }
        throw Refusal.of(new ProblemFault(Problem.NOT_FOUND));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var request = settings.read(ListSearch.TABLE, details);
        var wanted = request.wanted().stream().reduce(list -> true, Predicate::and);
        var outcome = gather.find(caller, request.patient(), wanted);
        if (outcome instanceof Outcome.Refused<Gather.Gathered> refused && Absence.isTheAnswer(refused.decision())) {
            return page(request, List.of(), details);
        }
        return page(request, Refusal.unlessDone(outcome), details, caller);
    }

    private Bundle page(
            SearchRequest<Predicate<Gathering>> request,
            Gather.Gathered gathered,
            ServletRequestDetails details,
            Caller caller) {
        var bundle = page(request, gathered.gatherings(), details);
        if (request.controls().includeSubject() && bundle.hasEntry()) {
            subjects.of(caller, gathered.record()).ifPresent(patient -> bundle.addEntry()
                    .setFullUrl(details.getFhirServerBase() + "/Patient/" + gathered.record())
                    .setResource(patient)
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.INCLUDE));
        }
        Warnings.add(bundle, Warnings.of(request.warnings(), gathered.overall()), details);
        return bundle;
    }

    private Bundle page(
            SearchRequest<Predicate<Gathering>> request, List<Gather.Shown> shown, ServletRequestDetails details) {
        var url = details.getFhirServerBase() + "/List";
        var order = request.controls()
                .sort()
                .map(sort -> ListSearch.descending(sort) ? ORDER.reversed() : ORDER)
                .orElse(ORDER.reversed());
        var left = shown.stream()
                .filter(one -> request.controls()
                        .after()
                        .filter(after -> order.compare(ListSearch.position(one.gathering()), after) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(one -> ListSearch.position(one.gathering()), order))
                .toList();
        var count = request.controls().countOnly() ? 0 : request.controls().count();
        var page = left.subList(0, Math.min(count, left.size()));
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        if (request.controls().total() || request.controls().countOnly()) {
            bundle.setTotal(shown.size());
        }
        bundle.addLink().setRelation("self").setUrl(request.self(url));
        if (count > 0 && left.size() > count) {
            var last = ListSearch.position(page.get(count - 1).gathering());
            bundle.addLink().setRelation("next").setUrl(request.next(url, last));
        }
        page.forEach(one -> bundle.addEntry()
                .setFullUrl(url + "/" + one.gathering().id())
                .setResource(resource(one, details))
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH));
        return bundle;
    }

    /** The stored text with the members that this caller may know of. */
    private static ListResource resource(Gather.Shown shown, ServletRequestDetails details) {
        Clearances.of(details).addAll(shown.documents());
        var parser = FHIR.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        var list = parser.parseResource(
                ListResource.class, Base.withBase(shown.gathering().rendered(), details.getFhirServerBase()));
        shown.documents()
                .forEach(one -> member(
                        list, "DocumentReference/" + one.document().identity().logicalId()));
        shown.folders().forEach(id -> member(list, "List/" + id));
        return list;
    }

    private static void member(ListResource list, String reference) {
        list.addEntry().setItem(new Reference(reference));
    }
}
