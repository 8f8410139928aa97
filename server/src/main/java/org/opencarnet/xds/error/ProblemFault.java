package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;
import org.opencarnet.sharing.IheErrors;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Sentences;

/** What a use case found wrong with a request. */
public record ProblemFault(Problem problem) implements Fault {

    @Override
    public String code(Actor actor) {
        return IheErrors.of(problem).orElseGet(() -> actor.code(Actor.ERROR));
    }

    /** With our own name for it, which says more than the code. */
    @Override
    public String text(Locale locale, List<String> details) {
        return Sentences.of(problem, locale) + " [" + Sentences.name(problem) + "]";
    }

    /** The attribute of a document entry that it is about; empty where it is the whole. */
    public String attribute() {
        return switch (problem) {
            case HASH_MISMATCH -> "hash";
            case SIZE_MISMATCH -> "size";
            case MIME_MISMATCH, MIME_NOT_ACCEPTED -> "mimeType";
            case DUPLICATE_UNIQUE_ID, NON_IDENTICAL_CONTENT -> "uniqueId";
            case MASKED_AND_INVISIBLE -> "confidentialityCode";
            case PATIENTS_DIFFER, AUTHORITY_NOT_ACCEPTED -> "patientId";
            default -> "";
        };
    }
}
