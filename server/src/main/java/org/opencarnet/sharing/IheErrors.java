package org.opencarnet.sharing;

import java.util.Optional;
import org.opencarnet.access.Rule;

/**
 * The one table from what can be wrong to the error codes of IHE (ITI TF-3, table 4.2.4.1-2), which both faces tell; empty where IHE has
 * none but that of a registry or repository in general.
 */
public final class IheErrors {

    private IheErrors() {}

    /** The code for what is wrong with a request. */
    public static Optional<String> of(Problem problem) {
        return switch (problem) {
            case NOT_FOUND -> Optional.of("XDSDocumentUniqueIdError");
            case DUPLICATE_UNIQUE_ID -> Optional.of("XDSDuplicateUniqueIdInRegistry");
            case NON_IDENTICAL_CONTENT -> Optional.of("XDSNonIdenticalHash");
            // ITI TF-2, 3.41.4.1.3: what is said of the bytes and is not so.
            case HASH_MISMATCH, SIZE_MISMATCH -> Optional.of("XDSRepositoryMetadataError");
            case MIME_MISMATCH, MIME_NOT_ACCEPTED, CONTENT_TOO_LARGE, CONTENT_EMPTY ->
                Optional.of("InvalidDocumentContent");
            case REPLACED_UNKNOWN, FOLDER_UNKNOWN -> Optional.of("UnresolvedReferenceException");
            case REPLACED_NOT_CURRENT -> Optional.of("XDSRegistryDeprecatedDocumentError");
            case MASKED_AND_INVISIBLE -> Optional.of("XDSRegistryMetadataError");
            case PATIENTS_DIFFER -> Optional.of("XDSPatientIdDoesNotMatch");
            case AUTHORITY_NOT_ACCEPTED -> Optional.of("XDSUnknownPatientId");
            case STATUS_CHANGE_IMPOSSIBLE -> Optional.of("XDSMetadataUpdateOperationError");
            case VERSION_CONFLICT -> Optional.of("XDSMetadataVersionError");
            case SEVERAL_MATCHES,
                    RECORD_EXISTS,
                    ANOTHER_PROFESSIONAL,
                    NOT_THEIR_TEAM,
                    NOT_YET_AUTHORIZED,
                    PRACTICE_UNKNOWN,
                    PHYSICIANS_ONLY,
                    PROFESSIONAL_BLOCKED,
                    RESOURCE_EXISTS,
                    REFERENCE_UNKNOWN,
                    SUBSCRIPTION_NOT_THEIRS,
                    SUBSCRIPTION_WITHOUT_PATIENT,
                    TOO_MANY_SUBSCRIPTIONS,
                    CODE_WRONG,
                    CODE_LAPSED,
                    CODE_SENT_JUST_NOW -> Optional.empty();
        };
    }

    /** The code for a rule that refuses. */
    public static Optional<String> of(Rule rule) {
        return rule == Rule.RECORD_ABSENT ? Optional.of("XDSUnknownPatientId") : Optional.empty();
    }
}
