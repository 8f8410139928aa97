package org.opencarnet.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * An instant at which everything hangs by a millisecond or a day.
 *
 * @param lapsed the last access of the youngest authorization that has lapsed; a millisecond later is the oldest that has not
 * @param adult born as the youngest who are of age
 * @param minor born as the oldest who are not
 */
record Moment(Instant now, Instant lapsed, LocalDate adult, LocalDate minor) {

    /**
     * Midnights of Paris: an ordinary one, the ends of February, both changes of the clock, the year's end. Whoever was born on 29 February comes of age on
     * the 28th where there is no 29th.
     */
    static final List<Moment> ALL = Stream.of(
                    "2026-07-15T00:00+02:00 2026-01-15T00:00+01:00 2008-07-15 2008-07-16",
                    "2026-02-28T00:00+01:00 2025-08-31T00:00+02:00 2008-02-29 2008-03-01",
                    "2028-02-29T00:00+01:00 2027-08-31T00:00+02:00 2010-02-28 2010-03-01",
                    "2026-03-29T00:00+01:00 2025-09-29T00:00+02:00 2008-03-29 2008-03-30",
                    "2026-03-30T00:00+02:00 2025-09-30T00:00+02:00 2008-03-30 2008-03-31",
                    "2026-10-26T00:00+01:00 2026-04-26T00:00+02:00 2008-10-26 2008-10-27",
                    "2026-06-30T00:00+02:00 2025-12-31T00:00+01:00 2008-06-30 2008-07-01",
                    "2027-01-01T00:00+01:00 2026-07-01T00:00+02:00 2009-01-01 2009-01-02")
            .map(Moment::read)
            .toList();

    private static Moment read(String line) {
        var fields = line.split(" ");
        return new Moment(
                OffsetDateTime.parse(fields[0]).toInstant(),
                OffsetDateTime.parse(fields[1]).toInstant(),
                LocalDate.parse(fields[2]),
                LocalDate.parse(fields[3]));
    }

    Instant stillValid() {
        return lapsed.plusMillis(1);
    }
}
