package org.opencarnet.storage.memory;

import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The days that a FHIR date covers: one, a month's or a year's. */
record Days(LocalDate first, LocalDate last) {

    static Days of(String date) {
        return switch (date.length()) {
            case 4 ->
                new Days(Year.parse(date).atDay(1), Year.parse(date).atMonth(12).atEndOfMonth());
            case 7 ->
                new Days(YearMonth.parse(date).atDay(1), YearMonth.parse(date).atEndOfMonth());
            default -> new Days(LocalDate.parse(date), LocalDate.parse(date));
        };
    }

    /** Whether a value stands to these days as the prefix says; without a prefix, whether it lies within them. */
    boolean compare(@Nullable ParamPrefixEnum prefix, Days value) {
        if (prefix == null) {
            return !value.first.isBefore(first) && !value.last.isAfter(last);
        }
        return switch (prefix) {
            case GREATERTHAN -> value.last.isAfter(last);
            case GREATERTHAN_OR_EQUALS -> !value.last.isBefore(first);
            case LESSTHAN -> value.first.isBefore(first);
            case LESSTHAN_OR_EQUALS -> !value.first.isAfter(last);
            default -> compare(null, value);
        };
    }
}
