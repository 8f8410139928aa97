package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What can be wrong with what is submitted, before it is offered to a record; and the code of ITI TF-3 (table 4.2.4.1-2) for it. */
public enum MetadataFault implements Fault {
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
    UNIQUE_ID_REPEATED(actor -> actor.code("DuplicateUniqueIdInMessage")),
    SOURCE_NOT_AN_OID,
    PATIENT_UNKNOWN("XDSUnknownPatientId"),
    PATIENTS_DIFFER("XDSPatientIdDoesNotMatch"),

    ASSOCIATION_TYPE_UNKNOWN,
    ASSOCIATION_INCOMPLETE,
    ASSOCIATION_ENDS_WRONG,
    MEMBER_BY_REFERENCE,
    OUTSIDE_THE_SET,
    REFERENCE_UNRESOLVED("UnresolvedReferenceException");

    private final Function<Actor, String> code;

    MetadataFault() {
        this("XDSRegistryMetadataError");
    }

    MetadataFault(String code) {
        this(actor -> code);
    }

    MetadataFault(Function<Actor, String> code) {
        this.code = code;
    }

    @Override
    public String code(Actor actor) {
        return code.apply(actor);
    }

    @Override
    public String text(Locale locale, List<String> details) {
        return Words.of(this, locale, details);
    }
}
