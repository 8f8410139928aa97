package org.opencarnet.fhir.search;

import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.opencarnet.fhir.Declared;

/**
 * A search parameter: what the CapabilityStatement says of it, and what it asks of a {@code T}.
 *
 * @param name as in the URL, a chain or modifier that belongs to it included
 * @param definition canonical of the SearchParameter; absent for chains, which have none
 */
public record SearchParameter<T>(
        String name, SearchParamType type, Optional<String> definition, Function<Asked, T> meaning) {

    /** Whether a CapabilityStatement can name it: one with a modifier it cannot. */
    boolean declarable() {
        return name.indexOf(':') < 0;
    }

    Declared.Parameter declared() {
        return new Declared.Parameter(name, type, definition);
    }
}
