package org.opencarnet.fhir.error;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.opencarnet.sharing.IheErrors;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Sentences;

/** What a use case found wrong with a request. */
public record ProblemFault(Problem problem) implements Fault {

    @Override
    public String code() {
        return Sentences.name(problem);
    }

    @Override
    public IssueType type() {
        return switch (problem) {
            case NOT_FOUND, REPLACED_UNKNOWN, FOLDER_UNKNOWN, REFERENCE_UNKNOWN -> IssueType.NOTFOUND;
            case DUPLICATE_UNIQUE_ID, RECORD_EXISTS, RESOURCE_EXISTS -> IssueType.DUPLICATE;
            case NON_IDENTICAL_CONTENT, REPLACED_NOT_CURRENT, VERSION_CONFLICT, PATIENTS_DIFFER -> IssueType.CONFLICT;
            case HASH_MISMATCH, SIZE_MISMATCH, MIME_MISMATCH -> IssueType.VALUE;
            case MIME_NOT_ACCEPTED, AUTHORITY_NOT_ACCEPTED -> IssueType.NOTSUPPORTED;
            case CONTENT_TOO_LARGE -> IssueType.TOOLONG;
            case CONTENT_EMPTY, PRACTICE_UNKNOWN, SUBSCRIPTION_WITHOUT_PATIENT -> IssueType.REQUIRED;
            case ANOTHER_PROFESSIONAL, NOT_THEIR_TEAM, SUBSCRIPTION_NOT_THEIRS -> IssueType.FORBIDDEN;
            case TOO_MANY_SUBSCRIPTIONS, CODE_SENT_JUST_NOW -> IssueType.THROTTLED;
            case CODE_WRONG -> IssueType.VALUE;
            case CODE_LAPSED -> IssueType.EXPIRED;
            case MASKED_AND_INVISIBLE,
                    STATUS_CHANGE_IMPOSSIBLE,
                    PHYSICIANS_ONLY,
                    NOT_YET_AUTHORIZED,
                    PROFESSIONAL_BLOCKED -> IssueType.BUSINESSRULE;
            case SEVERAL_MATCHES -> IssueType.MULTIPLEMATCHES;
        };
    }

    @Override
    public int status() {
        return switch (problem) {
            case NOT_FOUND -> 404;
            case ANOTHER_PROFESSIONAL, NOT_THEIR_TEAM, SUBSCRIPTION_NOT_THEIRS -> 403;
            case TOO_MANY_SUBSCRIPTIONS, CODE_SENT_JUST_NOW -> 429;
            case DUPLICATE_UNIQUE_ID, NON_IDENTICAL_CONTENT, REPLACED_NOT_CURRENT, RECORD_EXISTS, RESOURCE_EXISTS ->
                409;
            case VERSION_CONFLICT, SEVERAL_MATCHES -> 412;
            case CONTENT_TOO_LARGE -> 413;
            case HASH_MISMATCH,
                    SIZE_MISMATCH,
                    MIME_MISMATCH,
                    MIME_NOT_ACCEPTED,
                    CONTENT_EMPTY,
                    REPLACED_UNKNOWN,
                    FOLDER_UNKNOWN,
                    MASKED_AND_INVISIBLE,
                    PATIENTS_DIFFER,
                    STATUS_CHANGE_IMPOSSIBLE,
                    AUTHORITY_NOT_ACCEPTED,
                    PHYSICIANS_ONLY,
                    NOT_YET_AUTHORIZED,
                    PRACTICE_UNKNOWN,
                    PROFESSIONAL_BLOCKED,
                    REFERENCE_UNKNOWN,
                    SUBSCRIPTION_WITHOUT_PATIENT,
                    CODE_WRONG,
                    CODE_LAPSED -> 422;
        };
    }

    @Override
    public Optional<String> sentence(Locale language) {
        return Optional.of(Sentences.of(problem, language));
    }

    @Override
    public Optional<String> xds() {
        return IheErrors.of(problem);
    }
}
