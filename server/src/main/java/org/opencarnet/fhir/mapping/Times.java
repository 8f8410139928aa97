package org.opencarnet.fhir.mapping;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.opencarnet.record.PatientRecord;

/**
 * dateTime ↔ Instant. A partial date is the whole of its day, month or year in Europe/Paris: it begins and ends with it.
 */
public final class Times {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final int TO_THE_YEAR = 4;
    private static final int TO_THE_MONTH = 7;
    private static final int TO_THE_DAY = 10;

    private Times() {}

    /** When it begins. */
    public static Instant start(BaseDateTimeType from) {
        return isPartial(from) ? inParis(firstDay(from)) : instant(from);
    }

    /** When it ends, to the millisecond. */
    public static Instant end(BaseDateTimeType from) {
        return isPartial(from) ? inParis(dayAfter(from)).minusMillis(1) : instant(from);
    }

    /** Instant → dateTime in UTC. */
    public static DateTimeType dateTime(Instant from) {
        var dateTime = new DateTimeType(Date.from(from));
        dateTime.setPrecision(TemporalPrecisionEnum.MILLI);
        dateTime.setTimeZone(UTC);
        return dateTime;
    }

    /** Instant → instant in UTC. */
    public static InstantType instantType(Instant from) {
        return new InstantType(Date.from(from), TemporalPrecisionEnum.MILLI, UTC);
    }

    private static boolean isPartial(BaseDateTimeType from) {
        return from.getValueAsString().length() <= TO_THE_DAY;
    }

    private static Instant instant(BaseDateTimeType from) {
        return from.getValue().toInstant();
    }

    private static LocalDate firstDay(BaseDateTimeType from) {
        var text = from.getValueAsString();
        return switch (text.length()) {
            case TO_THE_YEAR -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case TO_THE_MONTH -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static LocalDate dayAfter(BaseDateTimeType from) {
        return switch (from.getValueAsString().length()) {
            case TO_THE_YEAR -> firstDay(from).plusYears(1);
            case TO_THE_MONTH -> firstDay(from).plusMonths(1);
            default -> firstDay(from).plusDays(1);
        };
    }

    private static Instant inParis(LocalDate day) {
        return day.atStartOfDay(PatientRecord.PARIS).toInstant();
    }
}
