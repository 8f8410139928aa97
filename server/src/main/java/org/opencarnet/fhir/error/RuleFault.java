package org.opencarnet.fhir.error;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.IheErrors;
import org.opencarnet.sharing.Sentences;

/** A rule of the law that refuses. */
public record RuleFault(Rule rule) implements Fault {

    @Override
    public String code() {
        return Sentences.name(rule);
    }

    @Override
    public IssueType type() {
        return switch (rule) {
            case RECORD_ABSENT, DOCUMENT_DELETED -> IssueType.NOTFOUND;
            case RECORD_EXISTS -> IssueType.DUPLICATE;
            case REASON_MISSING -> IssueType.REQUIRED;
            default -> IssueType.FORBIDDEN;
        };
    }

    /** An absent record that a request's content names makes that content unprocessable; where absence is the answer, faces give that answer. */
    @Override
    public int status() {
        return switch (rule) {
            case RECORD_ABSENT -> 422;
            case DOCUMENT_DELETED -> 404;
            case RECORD_EXISTS -> 409;
            default -> 403;
        };
    }

    @Override
    public Optional<String> sentence(Locale language) {
        return Optional.of(Sentences.of(rule, language));
    }

    @Override
    public Optional<String> xds() {
        return IheErrors.of(rule);
    }
}
