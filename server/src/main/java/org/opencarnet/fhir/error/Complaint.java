package org.opencarnet.fhir.error;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, ready to be told in the reader's language.
 *
 * @param fault what kind
 * @param arguments for {@code {0}}, {@code {1}} in its words; whatever comes from the request is shown shortened
 * @param expression FHIRPath of where, or {@code http.name} for a parameter or header; absent when the whole is meant
 * @param warning whether the request was carried out all the same
 */
public record Complaint(Fault fault, List<String> arguments, Optional<String> expression, boolean warning) {

    public Complaint {
        arguments = List.copyOf(arguments);
    }

    public static Complaint of(Fault fault, String... arguments) {
        return new Complaint(fault, List.of(arguments), Optional.empty(), false);
    }

    /** The same, with the place. */
    public Complaint at(String where) {
        return new Complaint(fault, arguments, where.isEmpty() ? Optional.empty() : Optional.of(where), warning);
    }

    /** The same, as a warning. */
    public Complaint asWarning() {
        return new Complaint(fault, arguments, expression, true);
    }
}
