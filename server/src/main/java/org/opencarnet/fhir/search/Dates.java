package org.opencarnet.fhir.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.TemporalAmount;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.opencarnet.record.Criterion.Range;
import org.opencarnet.record.PatientRecord;

/**
 * A date of a search: a prefix and a stretch of time as long as its precision says. Without a zone it is meant in Europe/Paris.
 *
 * @param from its first instant
 * @param before the first instant after it
 */
public record Dates(Prefix prefix, Instant from, Instant before) {

    private static final Pattern SHAPE = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?(\\d{4}.*)");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{1,9})?(Z|[+ -]\\d\\d:\\d\\d)?");
    private static final int APPROXIMATELY = 10;

    /** How the value is compared. {@code ne} is not among them: nobody asks for all but a day. */
    public enum Prefix {
        EQ,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB,
        AP
    }

    /** Reads the single value of a parameter. */
    public static Dates of(Asked asked) {
        var value = asked.single();
        var shape = SHAPE.matcher(value);
        if (!shape.matches() || "ne".equals(shape.group(1))) {
            throw asked.invalid(value);
        }
        var prefix = Optional.ofNullable(shape.group(1))
                .map(name -> Prefix.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(Prefix.EQ);
        try {
            var stretch = stretch(shape.group(2)).orElseThrow(() -> asked.invalid(value));
            return prefix == Prefix.AP ? stretch.widened(asked.now()) : stretch.with(prefix);
        } catch (DateTimeException notADate) {
            throw asked.invalid(value);
        }
    }

    /** For a time that is an instant. */
    public Range ofInstants() {
        return switch (prefix) {
            case EQ, AP -> range(Optional.of(from), Optional.of(before));
            case GT, SA -> range(Optional.of(before), Optional.empty());
            case GE -> range(Optional.of(from), Optional.empty());
            case LT, EB -> range(Optional.empty(), Optional.of(from));
            case LE -> range(Optional.empty(), Optional.of(before));
        };
    }

    private static Range range(Optional<Instant> from, Optional<Instant> before) {
        return new Range(from, before);
    }

    private Dates with(Prefix other) {
        return new Dates(other, from, before);
    }

    /** By a tenth of the distance from now, as FHIR recommends. */
    private Dates widened(Instant now) {
        var slack = Duration.between(from, now).abs().dividedBy(APPROXIMATELY);
        return new Dates(Prefix.AP, from.minus(slack), before.plus(slack));
    }

    private static Optional<Dates> stretch(String text) {
        return switch (text.length()) {
            case 4 -> day(LocalDate.of(Integer.parseInt(text), 1, 1), Period.ofYears(1));
            case 7 -> day(YearMonth.parse(text).atDay(1), Period.ofMonths(1));
            case 10 -> day(LocalDate.parse(text), Period.ofDays(1));
            default -> time(text);
        };
    }

    private static Optional<Dates> day(LocalDate first, Period length) {
        Function<LocalDate, Instant> start =
                day -> day.atStartOfDay(PatientRecord.PARIS).toInstant();
        return Optional.of(new Dates(Prefix.EQ, start.apply(first), start.apply(first.plus(length))));
    }

    private static Optional<Dates> time(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var seconds = Optional.ofNullable(parts.group(2));
        var fraction = Optional.ofNullable(parts.group(3));
        if (fraction.isPresent() && seconds.isEmpty()) {
            return Optional.empty();
        }
        var local = parts.group(1) + seconds.orElse(":00") + fraction.orElse("");
        // A plus that was not encoded arrives as a space.
        var from = Optional.ofNullable(parts.group(4))
                .map(zone ->
                        OffsetDateTime.parse(local + zone.replace(' ', '+')).toInstant())
                .orElseGet(() ->
                        LocalDateTime.parse(local).atZone(PatientRecord.PARIS).toInstant());
        return Optional.of(new Dates(Prefix.EQ, from, from.plus(precision(seconds, fraction))));
    }

    private static TemporalAmount precision(Optional<String> seconds, Optional<String> fraction) {
        if (fraction.isPresent()) {
            return Duration.ofSeconds(1)
                    .dividedBy((long) Math.pow(10, fraction.get().length() - 1.0));
        }
        return seconds.isPresent() ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    }
}
