package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Rule;
import org.opencarnet.record.RecordId;

/** Port: the trail of every access, permitted or refused. It can be appended to and read; nothing else. */
public interface Trail {

    /** Appends, in the transaction of the access itself; when that fails the access fails. */
    void append(List<Trace> traces);

    /** Traces of a record, newest first. */
    List<Trace> read(Search search);

    Optional<Trace> trace(UUID id);

    /**
     * One act.
     *
     * @param record absent when the request named none that exists
     * @param subject what the request named (an INS as CX, or an id), for acts on records that do not exist
     * @param document logicalId, when one document was concerned
     * @param rules that determined the decision
     * @param reported the AuditEvent, as JSON, that the software of a structure handed in; absent for what was done here
     */
    record Trace(
            UUID id,
            Instant at,
            Actor actor,
            Purpose purpose,
            Action action,
            Optional<RecordId> record,
            String subject,
            Optional<UUID> document,
            boolean permitted,
            Set<Rule> rules,
            Caller.Origin origin,
            Optional<String> reported) {}

    /**
     * Who acted, as they were then.
     *
     * @param kind professional, patient, representative, structure, enrolment, tester, or system where Carnet itself acts
     * @param profession TRE_G15 code; empty for all but professionals
     * @param structure Struct_IdNat; empty when none
     */
    record Actor(String kind, String id, String name, String profession, String structure) {}

    /** Where a trace stands among the others of its record. */
    record Place(Instant at, UUID id) {

        /** The place of this one. */
        public static Place of(Trace trace) {
            return new Place(trace.at(), trace.id());
        }
    }

    /** Which traces: of a record, optionally of one actor, one action, one stretch of time; beyond a place for the next page. */
    record Search(
            RecordId record,
            Optional<String> actor,
            Set<Action> actions,
            Optional<Instant> from,
            Optional<Instant> before,
            Optional<Place> after,
            int limit) {

        /** The same, beyond a place. */
        Search beyond(Place place) {
            return new Search(record, actor, actions, from, before, Optional.of(place), limit);
        }
    }
}
