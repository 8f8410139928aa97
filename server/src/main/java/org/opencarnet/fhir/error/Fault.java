package org.opencarnet.fhir.error;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * A kind of fault that the face can tell of. The words for it stand in {@code errors_fr} and {@code errors_en} of the package of the
 * class that implements this: under {@link #code()} what is wrong, under {@code code.advice} what to do about it.
 */
public interface Fault {

    /** Its code in {@code CodeSystem/carnet-error}: lower case with hyphens, unique over the whole face. */
    String code();

    /** The kind of issue in the words of FHIR. */
    IssueType type();

    /** The HTTP status of an answer that tells of nothing else. */
    int status();

    /** What is wrong, where every face says so in the same words; they need not stand in {@code errors} then. */
    default Optional<String> sentence(Locale language) {
        return Optional.empty();
    }

    /** The error code of XDS that says the same (ITI TF-3 Table 4.2.4.1-2). */
    default Optional<String> xds() {
        return Optional.empty();
    }
}
