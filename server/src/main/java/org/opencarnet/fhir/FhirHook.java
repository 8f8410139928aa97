package org.opencarnet.fhir;

/** Marks a bean whose HAPI {@code @Hook} methods take part in every request to the face. */
public interface FhirHook {}
