package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;
import org.opencarnet.record.RecordId;

/** Reads the trail of a record: all of it for the patient and the médecin traitant DMP, the own acts for anybody else (rules 4, 9). */
public final class ReadTrail {

    private final Ports ports;
    private final Reception reception;

    public ReadTrail(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** One page of traces, newest first; reading it is itself traced. */
    public Outcome<List<Trail.Trace>> read(Caller caller, Records.Reference patient, Wanted wanted) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.READ_TRAIL);
            if (decision.refused() || visit.situation().isEmpty()) {
                reception.trace(visit, Reception.Act.onTheRecord(Action.READ_TRAIL, decision));
                return Outcome.refused(decision);
            }
            var ownOnly =
                    caller.requester() instanceof Requester.Professional && !decision.restsOn(Rule.MEDECIN_TRAITANT);
            var record = visit.situation().orElseThrow().record().id();
            var traces = ports.trail()
                    .read(wanted.in(
                            record, ownOnly ? Optional.of(caller.requester().id()) : Optional.empty()));
            reception.trace(visit, Reception.Act.onTheRecord(Action.READ_TRAIL, decision));
            return Outcome.done(traces);
        });
    }

    /**
     * Which traces are wanted.
     *
     * @param actor of one actor alone
     * @param from not before this instant
     * @param before strictly before this instant
     * @param after after this trace of the page before
     */
    public record Wanted(
            Optional<String> actor, Optional<Instant> from, Optional<Instant> before, Optional<UUID> after, int limit) {

        private Trail.Search in(RecordId record, Optional<String> only) {
            return new Trail.Search(record, only.or(() -> actor), Set.of(), from, before, after, limit);
        }
    }
}
