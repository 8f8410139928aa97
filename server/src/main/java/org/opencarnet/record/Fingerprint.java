package org.opencarnet.record;

/**
 * What the bytes of a document are: computed from the bytes themselves, or, of those that another repository keeps, as it states them.
 *
 * @param sha256 64 lower-case hexadecimal digits, the name under which the content is kept; empty where it is kept elsewhere
 * @param sha1 40 lower-case hexadecimal digits, as XDS and FHIR have it; empty where the bytes are made when they are asked for
 * @param size in bytes
 */
public record Fingerprint(String sha256, String sha1, long size) {

    /** Whether another repository keeps the bytes. */
    public boolean keptElsewhere() {
        return sha256.isEmpty();
    }

    /** Whether another repository makes the bytes when they are asked for. */
    public boolean madeOnDemand() {
        return sha1.isEmpty();
    }
}
