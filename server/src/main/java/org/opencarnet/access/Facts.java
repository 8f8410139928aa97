package org.opencarnet.access;

import java.time.LocalDate;
import java.util.Optional;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Ins;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;

/**
 * All that the decision may depend on besides the request.
 *
 * @param subject whose record is asked for; absent when the request named a record that does not exist
 * @param state of that record
 * @param birthDate of the patient, on which majority depends; known for every record that exists
 * @param consents the patient's standing consents
 * @param ties what binds the requester to the patient
 * @param document the document in question, absent when the record as a whole is
 */
public record Facts(
        Optional<Ins> subject,
        State state,
        Optional<LocalDate> birthDate,
        StandingConsents consents,
        Ties ties,
        Optional<Document> document) {

    /** Whether there is a record, and whether it is open. */
    public enum State {
        ABSENT,
        ACTIVE,
        CLOSED
    }

    /** The facts of no record. */
    public static Facts ofAbsent(Optional<Ins> subject) {
        return new Facts(
                subject, State.ABSENT, Optional.empty(), StandingConsents.AT_CREATION, Ties.NONE, Optional.empty());
    }

    /** The same facts of a patient born on this day. */
    public Facts born(LocalDate day) {
        return new Facts(subject, state, Optional.of(day), consents, ties, document);
    }

    /** The same facts with other ties. */
    public Facts with(Ties other) {
        return new Facts(subject, state, birthDate, consents, other, document);
    }

    /** The same facts of a record in this state. */
    public Facts in(State other) {
        return new Facts(subject, other, birthDate, consents, ties, document);
    }

    /** The same facts, about the record as a whole. */
    public Facts ofTheRecord() {
        return document.isEmpty() ? this : new Facts(subject, state, birthDate, consents, ties, Optional.empty());
    }

    /** The same facts, about one document. */
    public Facts about(Document one) {
        return new Facts(subject, state, birthDate, consents, ties, Optional.of(one));
    }

    /**
     * What binds a professional to the patient.
     *
     * @param authorization declared consent
     * @param blocked by the patient
     * @param careTeam a current member of the care team
     * @param medecinTraitant médecin traitant DMP
     */
    public record Ties(Authorization authorization, boolean blocked, boolean careTeam, boolean medecinTraitant) {

        public static final Ties NONE = new Ties(new Authorization.None(), false, false, false);
    }

    /**
     * What the decision needs of a document.
     *
     * @param type the row of the matrix
     * @param visibility from whom it is hidden
     * @param status where it stands in its life
     * @param authored by the requester (decision m)
     */
    public record Document(Code type, Visibility visibility, AvailabilityStatus status, boolean authored) {}
}
