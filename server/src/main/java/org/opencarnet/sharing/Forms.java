package org.opencarnet.sharing;

/**
 * An object in the words of each face, made once when it was written.
 *
 * @param fhir JSON
 * @param ebxml XML; empty text in what was written before there was an XDS.b face
 */
public record Forms(String fhir, String ebxml) {

    /** One of them. */
    public String in(Form form) {
        return switch (form) {
            case FHIR -> fhir;
            case EBXML -> ebxml;
        };
    }
}
