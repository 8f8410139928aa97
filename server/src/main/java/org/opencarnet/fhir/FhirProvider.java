package org.opencarnet.fhir;

/** Marks a bean whose HAPI-annotated methods ({@code @Search}, {@code @Read}, {@code @Operation}…) the face serves. */
public interface FhirProvider {}
