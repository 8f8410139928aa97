package org.opencarnet.profiles;

/**
 * A conformance resource (FHIR R4) that Carnet publishes: its type and id, its canonical URL and its JSON.
 *
 * @param type FHIR resource type, for example ValueSet
 * @param id logical id, unique within its type
 * @param url canonical URL: our own, or the official one where we hold a part of another publisher's code system
 * @param json the whole resource
 */
public record Publication(String type, String id, String url, String json) {}
