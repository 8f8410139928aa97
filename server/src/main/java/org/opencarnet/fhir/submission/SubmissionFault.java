package org.opencarnet.fhir.submission;

import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.opencarnet.fhir.error.ListedFault;

/** What can be wrong with what is sent. All answer 422; the XDS codes are those of ITI TF-3 Table 4.2.4.1-2. */
public enum SubmissionFault implements ListedFault {
    BUNDLE_NOT_A_TRANSACTION(IssueType.VALUE),
    TOO_MANY_ENTRIES(IssueType.TOOCOSTLY),
    TOO_MANY_DOCUMENTS(IssueType.TOOCOSTLY),
    ENTRY_UNEXPECTED(IssueType.NOTSUPPORTED),
    ENTRY_URL_WRONG(IssueType.VALUE),
    ENTRY_CONDITION_UNSUPPORTED(IssueType.NOTSUPPORTED),
    FULL_URL_REPEATED(IssueType.DUPLICATE),
    SUBMISSION_SET_NOT_ONE(IssueType.REQUIRED, Xds.METADATA),
    LIST_KIND_UNKNOWN(IssueType.CODEINVALID, Xds.METADATA),
    FHIR_DOCUMENT_UNSUPPORTED(IssueType.NOTSUPPORTED, "FHIRDocumentNotSupported"),
    /** The attachment points at no Binary of the bundle: nothing is fetched from elsewhere. */
    CONTENT_ABSENT(IssueType.NOTFOUND, "XDSMissingDocument"),
    /** A Binary that no DocumentReference points at. */
    CONTENT_UNDESCRIBED(IssueType.REQUIRED, "XDSMissingDocumentMetadata"),

    ELEMENT_MISSING(IssueType.REQUIRED, Xds.METADATA),
    ELEMENT_FORBIDDEN(IssueType.STRUCTURE, Xds.METADATA),
    ELEMENT_REPEATED(IssueType.STRUCTURE, Xds.METADATA),
    VALUE_FIXED(IssueType.VALUE, Xds.METADATA),
    NOT_CURRENT(IssueType.VALUE, Xds.METADATA),
    UNIQUE_ID_MALFORMED(IssueType.VALUE, Xds.METADATA),
    UNIQUE_ID_USE_MISSING(IssueType.REQUIRED),
    UNIQUE_ID_NOT_AN_OID(IssueType.VALUE),
    UNIQUE_ID_MISSING(IssueType.REQUIRED),
    UNIQUE_ID_REPEATED(IssueType.DUPLICATE, "XDSRegistryDuplicateUniqueIdInMessage"),
    ENTRY_UUID_MALFORMED(IssueType.VALUE, Xds.METADATA),
    SOURCE_ID_MISSING(IssueType.REQUIRED),
    SOURCE_ID_NOT_AN_OID(IssueType.VALUE),

    PATIENT_UNNAMED(IssueType.REQUIRED, Xds.PATIENT),
    PATIENT_UNRESOLVED(IssueType.NOTFOUND, Xds.PATIENT),
    INS_MISSING(IssueType.REQUIRED, Xds.PATIENT),
    INS_MALFORMED(IssueType.VALUE, Xds.PATIENT),
    INS_KEY_WRONG(IssueType.VALUE, Xds.PATIENT),

    TYPE_UNKNOWN(IssueType.CODEINVALID, Xds.METADATA),
    TYPE_UNSTATED(IssueType.INCOMPLETE),
    CLASS_UNKNOWN(IssueType.CODEINVALID, Xds.METADATA),
    CLASS_OF_ANOTHER_TYPE(IssueType.BUSINESSRULE),
    CODE_NOT_FRENCH(IssueType.CODEINVALID),
    CONFIDENTIALITY_RAISED(IssueType.BUSINESSRULE),
    VISIBILITY_UNKNOWN(IssueType.CODEINVALID, Xds.METADATA),

    HASH_MALFORMED(IssueType.VALUE, Xds.METADATA),
    HASH_SPELLED_OUT(IssueType.VALUE),
    CONTENT_TYPES_DIFFER(IssueType.CONFLICT, Xds.METADATA),
    COMMENT_TOO_LONG(IssueType.TOOLONG, Xds.METADATA),
    METADATA_TOO_LARGE(IssueType.TOOLONG, Xds.METADATA),
    DATE_IN_THE_FUTURE(IssueType.BUSINESSRULE, Xds.METADATA),
    DATE_TOO_OLD(IssueType.BUSINESSRULE, Xds.METADATA),
    DATE_WITHOUT_ZONE(IssueType.VALUE, Xds.METADATA),
    PERIOD_REVERSED(IssueType.BUSINESSRULE, Xds.METADATA),
    ARCHIVED_AT_ONCE(IssueType.INFORMATIONAL),

    AUTHOR_UNKNOWN(IssueType.INCOMPLETE),
    NOT_CONTAINED(IssueType.STRUCTURE, Xds.METADATA),
    SOURCE_OF_ANOTHER_KIND(IssueType.STRUCTURE),
    REFERENCE_UNRESOLVED(IssueType.NOTFOUND, Xds.REFERENCE),
    RELATION_WITHIN_THE_BUNDLE(IssueType.NOTSUPPORTED, "PartialRelationshipContentNotProcessed"),
    OUTSIDE_THE_SUBMISSION_SET(IssueType.INCOMPLETE),
    PATCH_MISSING(IssueType.REQUIRED),
    PATCH_WITHOUT_REPLACEMENT(IssueType.BUSINESSRULE, Xds.METADATA),
    PATCH_OF_ANOTHER_KIND(IssueType.NOTSUPPORTED, Xds.METADATA);

    private static final int UNPROCESSABLE = 422;

    private final IssueType type;
    private final String xds;

    SubmissionFault(IssueType type) {
        this(type, "");
    }

    SubmissionFault(IssueType type, String xds) {
        this.type = type;
        this.xds = xds;
    }

    @Override
    public IssueType type() {
        return type;
    }

    @Override
    public int status() {
        return UNPROCESSABLE;
    }

    @Override
    public Optional<String> xds() {
        return Optional.of(xds).filter(code -> !code.isEmpty());
    }

    private static final class Xds {
        static final String METADATA = "XDSRepositoryMetadataError";
        static final String PATIENT = "XDSUnknownPatientId";
        static final String REFERENCE = "UnresolvedReferenceException";
    }
}
