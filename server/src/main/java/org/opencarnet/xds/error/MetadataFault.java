package org.opencarnet.xds.error;

/** What can be wrong with what is submitted, before it is offered to a record; and the code of ITI TF-3 (table 4.2.4.1-2) for it. */
public enum MetadataFault implements Worded {
    SET_NOT_ONE,
    KIND_UNKNOWN,
    OBJECT_TYPE_UNSUPPORTED,
    ID_MISSING,
    ID_REPEATED,
    METADATA_TOO_LARGE,

    SLOT_MISSING,
    SLOT_REPEATED,
    SLOT_OF_SEVERAL_VALUES,
    TIME_MALFORMED,
    PERIOD_REVERSED,
    HASH_MALFORMED("XDSRepositoryMetadataError"),
    SIZE_MALFORMED("XDSRepositoryMetadataError"),
    MIME_TYPE_MISSING,

    CODE_MISSING,
    CODE_REPEATED,
    CODE_INCOMPLETE,
    TYPE_UNKNOWN,
    CLASS_UNKNOWN,
    VISIBILITY_UNKNOWN,
    SCHEME_UNKNOWN,
    AUTHOR_EMPTY,

    IDENTIFIER_MISSING,
    IDENTIFIER_REPEATED,
    UNIQUE_ID_TOO_LONG,
    UNIQUE_ID_REPEATED("XDS%sDuplicateUniqueIdInMessage"),
    SOURCE_NOT_AN_OID,
    PATIENT_UNKNOWN("XDSUnknownPatientId"),
    PATIENTS_DIFFER("XDSPatientIdDoesNotMatch"),

    ASSOCIATION_TYPE_UNKNOWN,
    ASSOCIATION_INCOMPLETE,
    ASSOCIATION_ENDS_WRONG,
    MEMBER_BY_REFERENCE,
    OUTSIDE_THE_SET,
    REFERENCE_UNRESOLVED("UnresolvedReferenceException");

    private final String code;

    MetadataFault() {
        this("XDSRegistryMetadataError");
    }

    MetadataFault(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
