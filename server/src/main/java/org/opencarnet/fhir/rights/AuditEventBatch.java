package org.opencarnet.fhir.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.error.Telling;
import org.opencarnet.fhir.submission.SubmissionFault;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.FeedTrail;

/** Several audit events at once (ITI-20, Send Audit Bundle): each is taken up or refused by itself, in a unit of its own, and answered in its place. */
public final class AuditEventBatch {

    private static final int MOST = 500;
    private static final String TYPE = "AuditEvent";

    private final Callers callers;
    private final FeedTrail feedTrail;
    private final Clock clock;

    public AuditEventBatch(Callers callers, FeedTrail feedTrail, Clock clock) {
        this.callers = callers;
        this.feedTrail = feedTrail;
        this.clock = clock;
    }

    /** What became of each entry, in the same order. */
    public Bundle take(Bundle bundle, HttpServletRequest request) {
        var taking = new Taking(callers.of(request), request);
        var entries = bundle.getEntry();
        if (entries.size() > MOST) {
            throw Refusal.of(Complaint.of(SubmissionFault.TOO_MANY_ENTRIES, Integer.toString(MOST))
                    .at("Bundle.entry"));
        }
        var answer = new Bundle().setType(Bundle.BundleType.BATCHRESPONSE);
        for (var i = 0; i < entries.size(); i++) {
            answer.addEntry().setResponse(taking.answer("Bundle.entry[" + i + "]", entries.get(i)));
        }
        return answer;
    }

    private static AuditEvent event(String place, BundleEntryComponent entry) {
        var unexpected = new ArrayList<String>();
        if (!(entry.getResource() instanceof AuditEvent)) {
            unexpected.add(".resource");
        }
        if (!entry.getRequest().equalsDeep(creation())) {
            unexpected.add(".request");
        }
        if (entry.hasModifierExtension()) {
            unexpected.add(".modifierExtension");
        }
        if (unexpected.isEmpty()) {
            return (AuditEvent) entry.getResource();
        }
        throw Refusal.of(unexpected.stream()
                .map(where -> Complaint.of(RightsFault.BATCH_ENTRY).at(place + where))
                .toList());
    }

    /** No condition besides: to overlook one would be to break it. */
    private static BundleEntryRequestComponent creation() {
        return new BundleEntryRequestComponent().setMethod(HTTPVerb.POST).setUrl(TYPE);
    }

    /** One batch of one caller. */
    private final class Taking {

        private final Caller caller;
        private final HttpServletRequest request;
        private Optional<Refusal> outOfReach = Optional.empty();

        Taking(Caller caller, HttpServletRequest request) {
            this.caller = caller;
            this.request = request;
        }

        /** Once storage is out of reach it is not asked again for each entry that is left. */
        BundleEntryResponseComponent answer(String place, BundleEntryComponent entry) {
            if (outOfReach.isPresent()) {
                return refused(outOfReach.get());
            }
            try {
                return created(taken(event(place, entry)));
            } catch (RuntimeException failed) {
                var refusal = Telling.refusal(failed, request);
                outOfReach = Optional.of(refusal).filter(Taking::isOutOfReach);
                return refused(refusal);
            }
        }

        private UUID taken(AuditEvent event) {
            return ReportedEvent.of(event, caller.requester(), clock.instant()).into(feedTrail, caller);
        }

        private static boolean isOutOfReach(Refusal refusal) {
            return refusal.complaints().get(0).fault() == RequestFault.OUT_OF_REACH;
        }

        private static BundleEntryResponseComponent created(UUID trace) {
            return new BundleEntryResponseComponent().setStatus("201 Created").setLocation(TYPE + "/" + trace);
        }

        private static BundleEntryResponseComponent refused(Refusal refusal) {
            var outcome = (OperationOutcome) refusal.getOperationOutcome();
            return new BundleEntryResponseComponent()
                    .setStatus(Integer.toString(refusal.getStatusCode()))
                    .setOutcome(outcome);
        }
    }
}
