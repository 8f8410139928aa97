package org.opencarnet.xds.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** DTM of XDS: {@code YYYY[MM[DD[hh[mm[ss]]]]]} in UTC. One that is not to the second is the whole of its minute, hour, day, month or year. */
public final class Dtm {

    private static final Pattern SHAPE = Pattern.compile("\\d{4}(\\d{2}){0,5}");
    private static final String SMALLEST = "00000101000000";
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final ChronoUnit[] UNITS = {
        ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS
    };

    private Dtm() {}

    /** When it begins; empty for what is no DTM. */
    public static Optional<Instant> start(String text) {
        return local(text).map(time -> time.toInstant(ZoneOffset.UTC));
    }

    /** When it ends: itself where it is to the second, otherwise the last second of it. */
    public static Optional<Instant> end(String text) {
        return local(text).map(time -> {
            var unit = UNITS[text.length() / 2 - 2];
            return unit == ChronoUnit.SECONDS
                    ? time.toInstant(ZoneOffset.UTC)
                    : time.plus(1, unit).minusSeconds(1).toInstant(ZoneOffset.UTC);
        });
    }

    /** Instant → DTM, to the second. */
    public static String of(Instant instant) {
        return TO_THE_SECOND.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static Optional<LocalDateTime> local(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text + SMALLEST.substring(text.length()), TO_THE_SECOND));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }
}
