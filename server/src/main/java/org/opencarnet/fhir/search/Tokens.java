package org.opencarnet.fhir.search;

import java.util.List;
import java.util.Optional;
import org.opencarnet.record.Criterion.CodePattern;
import org.opencarnet.terminology.CodeSystems;

/**
 * A token of a search: {@code value}, {@code system|value}, {@code |value} or {@code system|}.
 *
 * @param system absent: whichever; empty text: none
 * @param value absent: whichever
 */
public record Tokens(Optional<String> system, Optional<String> value) {

    /** Those of a parameter, of which one suffices. */
    public static List<Tokens> of(Asked asked) {
        return asked.alternatives().stream().map(text -> of(asked, text)).toList();
    }

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

    /** Whether this is asked for; no system is the empty text. */
    public boolean fits(String ofSystem, String ofValue) {
        return system.map(ofSystem::equals).orElse(true)
                && value.map(ofValue::equals).orElse(true);
    }

    /** As a pattern of codes: the system by its OID where it has one. */
    CodePattern pattern() {
        return new CodePattern(
                system.map(uri -> CodeSystems.code(uri, value.orElse("")).system()), value);
    }
}
