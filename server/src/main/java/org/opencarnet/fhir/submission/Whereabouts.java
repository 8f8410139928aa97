package org.opencarnet.fhir.submission;

import java.util.List;
import org.opencarnet.sharing.Outcome;

/**
 * Finds in a request the place of which a rejection speaks.
 *
 * @param documents new documents
 * @param subject where the patient is named
 * @param fallback where what is said of the whole belongs
 */
record Whereabouts(List<NewDocument> documents, Place subject, Place fallback) {

    Place of(Outcome.Rejection rejection) {
        var document = documents.stream()
                .filter(one -> one.where().equals(rejection.where()))
                .findFirst();
        if (document.isPresent()) {
            return document.get().of(rejection.problem());
        }
        return switch (rejection.problem()) {
            case PATIENTS_DIFFER -> subject;
            case FOLDER_UNKNOWN -> new Place(0, rejection.where());
            case DUPLICATE_UNIQUE_ID -> fallback.at("identifier");
            default -> fallback;
        };
    }
}
