package org.opencarnet.record;

/**
 * The identifier that the producer gave a document, a submission set or a folder; global and never reused.
 *
 * @param value as XDS writes it: an OID (a {@code urn:oid:} before it is taken off), {@code oid^extension}, or a
 *     {@code urn:uuid:…}; 1 to 256 characters
 */
public record UniqueId(String value) {

    private static final String OID_URN = "urn:oid:";
    private static final int LONGEST = 256;

    public UniqueId {
        value = value.startsWith(OID_URN) ? value.substring(OID_URN.length()) : value;
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a uniqueId has 1 to 256 characters");
        }
    }

    /** From a URI as FHIR carries it under {@code urn:ietf:rfc:3986}. */
    public static UniqueId ofUri(String uri) {
        return new UniqueId(uri);
    }

    /** The URI form for FHIR: {@code urn:oid:…} for OIDs, itself otherwise. */
    public String uri() {
        return value.startsWith("urn:") ? value : OID_URN + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
