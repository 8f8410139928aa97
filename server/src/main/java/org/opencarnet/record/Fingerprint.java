package org.opencarnet.record;

/**
 * What the bytes of a document are, computed from the bytes themselves.
 *
 * @param sha256 64 lower-case hexadecimal digits, the name under which the content is kept
 * @param sha1 40 lower-case hexadecimal digits, as XDS and FHIR have it
 * @param size in bytes
 */
public record Fingerprint(String sha256, String sha1, long size) {}
