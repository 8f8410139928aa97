package org.opencarnet.fhir;

import java.util.List;

/** Marks a bean whose HAPI-annotated methods ({@code @Search}, {@code @Read}, {@code @Operation}…) the face serves. */
public interface FhirProvider {

    /** What the CapabilityStatement is to say besides the methods: search parameters and profiles. */
    default List<Declared> declares() {
        return List.of();
    }
}
