package org.opencarnet.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A patient's record as a whole.
 *
 * @param id its name inside Carnet
 * @param ins whose it is; one record per INS
 * @param birthDate the strict trait on which majority depends
 * @param state open or closed
 * @param consents what the patient has decided once for all emergencies
 */
public record PatientRecord(RecordId id, Ins ins, LocalDate birthDate, State state, StandingConsents consents) {

    /** The law counts days and months where the record is kept. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final int MAJORITY_IN_YEARS = 18;

    /** The same record in another state. */
    public PatientRecord in(State other) {
        return new PatientRecord(id, ins, birthDate, other, consents);
    }

    /** Whether the patient is of age at this instant: from 0 h, Europe/Paris, of the 18th birthday (decision k). */
    public boolean ofAgeAt(Instant instant) {
        return ofAgeAt(birthDate, instant);
    }

    /** As {@link #ofAgeAt(Instant)}, for whoever was born on this date. */
    public static boolean ofAgeAt(LocalDate birthDate, Instant instant) {
        var majority =
                birthDate.plusYears(MAJORITY_IN_YEARS).atStartOfDay(PARIS).toInstant();
        return !instant.isBefore(majority);
    }

    /** Open, or closed with the reasons that TD0.2 reports. */
    public sealed interface State {

        record Open() implements State {}

        /** Closed at an instant, for a coded motive and a reason in words (either may be empty text). */
        record Closed(Instant at, String motive, String reason) implements State {

            /** The motive of a record that the patient never wanted: it is closed from the beginning. */
            public static final String OPPOSITION = "OPPOSITION";

            private static final int KEPT_IN_YEARS = 10;

            /** Until when it is kept, that instant excluded: ten calendar years in Europe/Paris (rules 8). */
            public Instant keptUntil() {
                return at.atZone(PARIS).plusYears(KEPT_IN_YEARS).toInstant();
            }
        }
    }
}
