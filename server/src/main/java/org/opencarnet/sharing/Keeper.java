package org.opencarnet.sharing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.record.PatientRecord;

/**
 * Carnet itself, where time alone brings something about: nobody asks, so no rule answers.
 *
 * @param job by which it acts
 * @param reason what else the trail is told; may be empty
 */
record Keeper(String job, String reason) {

    private static final Trail.Actor ITSELF = new Trail.Actor("system", "carnet", "Carnet", "", "");

    /** What the trail is told of an act upon a record, or upon one document in it. */
    Trail.Trace trace(PatientRecord record, Action action, Optional<UUID> document, Instant at) {
        return new Trail.Trace(
                Ids.next(at),
                at,
                ITSELF,
                new Purpose(Purpose.Mode.NORMAL, reason),
                action,
                Optional.of(record.id()),
                record.ins().toCx(),
                document,
                true,
                Set.of(),
                new Caller.Origin(job, "", ""),
                Optional.empty());
    }
}
