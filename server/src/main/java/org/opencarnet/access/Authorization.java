package org.opencarnet.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.opencarnet.record.PatientRecord;

/** How a professional stands with a patient (rules 2): never authorized, authorized since, or withdrawn. */
public sealed interface Authorization {

    /** Six calendar months since the last access. */
    Period WINDOW = Period.ofMonths(6);
    /** Less than the shortest window, from September to the end of February. */
    Duration AT_LEAST = Duration.ofDays(180);

    record None() implements Authorization {}

    /** The patient's consent was declared; the window slides with each access. */
    record Granted(Instant lastAccess) implements Authorization {

        /** The first instant at which the authorization no longer holds: calendar months in Europe/Paris. */
        public Instant end() {
            return lastAccess.atZone(PatientRecord.PARIS).plus(WINDOW).toInstant();
        }

        /** The end of the day of the last access in Europe/Paris: so long it holds where consent is asked each time. */
        Instant endOfDay() {
            return LocalDate.ofInstant(lastAccess, PatientRecord.PARIS)
                    .plusDays(1)
                    .atStartOfDay(PatientRecord.PARIS)
                    .toInstant();
        }

        /** Asked of each document of a list: where it is clear without a calendar, none is opened. */
        public boolean validAt(Instant instant) {
            return instant.isBefore(lastAccess.plus(AT_LEAST)) || instant.isBefore(end());
        }
    }

    record Withdrawn(Instant at) implements Authorization {}
}
