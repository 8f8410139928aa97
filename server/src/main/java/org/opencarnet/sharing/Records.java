package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;

/** Port: the records, and what binds a requester to each. */
public interface Records {

    /**
     * The record so named with the requester's ties to it at this instant, in one statement; empty when there is none. What was
     * acknowledged before (a withdrawal, a block, a closing) is seen; what happens at the same time counts as after.
     */
    Optional<Situation> situation(Reference reference, Requester requester, Instant at);

    /** Opens a record; false when the INS has one already. */
    boolean open(PatientRecord record);

    void change(RecordId record, PatientRecord.State state);

    void change(RecordId record, StandingConsents consents);

    /** Records that were closed before this instant, longest closed first, at most so many. */
    List<PatientRecord> closedBefore(Instant instant, int limit);

    /** Lets a closed record go for good, with its name, unless it is no longer closed as it was; tells whether it did. */
    boolean forget(PatientRecord closed);

    /** How a face names a record. */
    sealed interface Reference {

        record ByIns(Ins ins) implements Reference {}

        record ById(RecordId id) implements Reference {}
    }

    /** Who may want to be told of what happens in a record. */
    enum Watch {
        NOBODY,
        /** Somebody who follows several records, this one perhaps among them. */
        ELSEWHERE,
        /** Somebody who wants to be told of this one. */
        HERE
    }

    /**
     * A record, and the requester's ties to its patient.
     *
     * @param watch who may want to be told of what the requester does
     */
    record Situation(PatientRecord record, Facts.Ties ties, Watch watch) {

        /** The facts of the record as a whole. */
        public Facts facts() {
            return new Facts(
                    Optional.of(record.ins()),
                    record.state() instanceof PatientRecord.State.Open ? Facts.State.ACTIVE : Facts.State.CLOSED,
                    Optional.of(record.birthDate()),
                    record.consents(),
                    ties,
                    Optional.empty());
        }
    }
}
