package org.opencarnet.fhir.mapping;

import org.opencarnet.record.Author;

/** The URIs that MHD, PDSm and FR Core give to identifiers, extensions and lists, and the OIDs behind them. */
public final class Systems {

    /** The system of identifiers that are URIs themselves. */
    public static final String URI = "urn:ietf:rfc:3986";

    public static final String URN_OID = "urn:oid:";
    public static final String URN_UUID = "urn:uuid:";

    /** PS_IdNat: national identifiers of professionals, the first character tells the kind. */
    public static final String PROFESSIONAL = Author.Person.PROFESSIONALS;

    public static final String RPPS = "https://rpps.esante.gouv.fr";
    public static final String ADELI = "https://adeli.esante.gouv.fr";

    /** Struct_IdNat: national identifiers of structures, the first character tells the kind. */
    public static final String STRUCTURE = "1.2.250.1.71.4.2.2";

    public static final String FINESS = "https://finess.esante.gouv.fr";
    public static final String SIRENE = "https://sirene.fr";

    /** Types of identifiers of FR Core: IDNPS, IDNST, INS-NIR. */
    public static final String FRENCH_IDENTIFIER_TYPE = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";

    /** Types of identifiers of MHD from 4.2.4 on: uniqueId, entryUUID. */
    public static final String MHD_IDENTIFIER_TYPE =
            "https://profiles.ihe.net/ITI/MHD/CodeSystem/IHE.MHD.MHDIdentifierType";

    public static final String LIST_TYPE = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";
    public static final String SUBMISSION_SET = "submissionset";
    public static final String FOLDER = "folder";

    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";
    public static final String DESIGNATION_TYPE = MHD + "ihe-designationType";
    public static final String SOURCE_ID = MHD + "ihe-sourceId";
    public static final String AUTHOR_ORGANIZATION = MHD + "ihe-authorOrg";

    public static final String IS_ARCHIVED =
            "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived";

    private Systems() {}
}
