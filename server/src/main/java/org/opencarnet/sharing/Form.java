package org.opencarnet.sharing;

/** The words of a face, in which objects are kept as they leave. */
public enum Form {
    /** JSON of the FHIR face. */
    FHIR,
    /** XML of the XDS.b face (ebRIM 3.0). */
    EBXML
}
