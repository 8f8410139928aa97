package org.opencarnet.fhir.search;

import java.util.Optional;
import org.opencarnet.record.Criterion.CodePattern;
import org.opencarnet.terminology.CodeSystems;

/**
 * A token of a search: {@code value}, {@code system|value}, {@code |value} or {@code system|}.
 *
 * @param system absent: whichever; empty text: none
 * @param value absent: whichever
 */
record Tokens(Optional<String> system, Optional<String> value) {

    static Tokens of(Asked asked, String text) {
        var bar = text.indexOf('|');
        if (bar < 0) {
            return new Tokens(Optional.empty(), Optional.of(text));
        }
        var value = Optional.of(text.substring(bar + 1)).filter(one -> !one.isEmpty());
        if (bar == 0 && value.isEmpty()) {
            throw asked.invalid(text);
        }
        return new Tokens(Optional.of(text.substring(0, bar)), value);
    }

    /** As a pattern of codes: the system by its OID where it has one. */
    CodePattern pattern() {
        return new CodePattern(
                system.map(uri -> CodeSystems.code(uri, value.orElse("")).system()), value);
    }
}
