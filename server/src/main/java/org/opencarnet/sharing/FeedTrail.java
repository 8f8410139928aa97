package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;

/**
 * Takes up what the software of a structure saw happen to a patient's data within its own walls (ITI-20), so that the patient finds it in one trail. It stands
 * there as what it is, a report of that structure: as an act of its own, beside what was done here.
 */
public final class FeedTrail {

    private final Ports ports;
    private final Reception reception;

    public FeedTrail(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** Takes up a report; answers with the name of its trace. */
    public Outcome<UUID> feed(Caller caller, Records.Reference patient, Report report) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.FEED_TRAIL);
            var act = Reception.Act.onTheRecord(Action.FEED_TRAIL, decision);
            if (decision.refused() || visit.situation().isEmpty()) {
                reception.trace(visit, act);
                return Outcome.refused(decision);
            }
            return Outcome.done(reception.traced(visit, act.telling(report.event(), document(visit, report))));
        });
    }

    /** What it tells of a document that is here is hidden from whomever the document is hidden from. */
    private Optional<UUID> document(Visit visit, Report report) {
        var uris = report.document().map(List::of).orElse(List.of());
        return uris.isEmpty()
                ? Optional.empty()
                : ports.documents().identifiedBy(uris).stream()
                        .filter(one -> visit.before(new Records.Reference.ById(one.record())))
                        .map(one -> one.identity().logicalId())
                        .findFirst();
    }

    /**
     * What was seen.
     *
     * @param event an AuditEvent as JSON
     * @param document URI of the document that it names, where it names one; it need not be here
     */
    public record Report(String event, Optional<String> document) {}
}
