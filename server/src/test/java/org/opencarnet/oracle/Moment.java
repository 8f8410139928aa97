package org.opencarnet.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An instant at which everything hangs by a millisecond: the youngest authorization that has lapsed and the oldest that has not, the youngest adult and the
 * oldest minor (who comes of age at the next midnight).
 */
record Moment(Instant now, Instant lapsed, LocalDate adult) {

    /** Midnights of Paris: an ordinary one, month ends, leap days, the nights after both changes of the clock, the year's end. */
    static final List<Moment> ALL = List.of(
            of("2026-07-15T00:00+02:00", "2026-01-15T00:00+01:00", "2008-07-15"),
            of("2026-02-28T00:00+01:00", "2025-08-31T00:00+02:00", "2008-02-28"),
            of("2028-02-29T00:00+01:00", "2027-08-31T00:00+02:00", "2010-02-28"),
            of("2026-03-30T00:00+02:00", "2025-09-30T00:00+02:00", "2008-03-30"),
            of("2026-10-26T00:00+01:00", "2026-04-26T00:00+02:00", "2008-10-26"),
            of("2027-01-01T00:00+01:00", "2026-07-01T00:00+02:00", "2009-01-01"),
            of("2026-06-30T00:00+02:00", "2025-12-31T00:00+01:00", "2008-06-30"),
            of("2026-03-29T00:00+01:00", "2025-09-29T00:00+02:00", "2008-03-29"));

    private static Moment of(String now, String lapsed, String adult) {
        return new Moment(
                OffsetDateTime.parse(now).toInstant(),
                OffsetDateTime.parse(lapsed).toInstant(),
                LocalDate.parse(adult));
    }

    Instant stillValid() {
        return lapsed.plusMillis(1);
    }

    LocalDate minor() {
        return adult.plusDays(1);
    }
}
