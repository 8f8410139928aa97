package org.opencarnet.demo.clock;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** A step in time: first calendar years, months and days, then exact hours, minutes and seconds. */
public record Shift(Period calendar, Duration time) {

    /**
     * Reads an ISO 8601 period ({@code P6M}), duration ({@code PT-1S}) or both ({@code P6MT-1S}), each with an optional
     * leading sign; nothing for any other text.
     */
    public static Optional<Shift> read(String text) {
        try {
            return Optional.of(parse(text.trim().toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Shift parse(String text) {
        int t = text.indexOf('T');
        if (t < 0) {
            return new Shift(Period.parse(text), Duration.ZERO);
        }
        String date = text.substring(0, t);
        String sign = date.startsWith("-") ? "-" : "";
        Period calendar = date.matches("[+-]?P") ? Period.ZERO : Period.parse(date);
        return new Shift(calendar, Duration.parse(sign + "P" + text.substring(t)));
    }
}
