package org.opencarnet.fhir.submission;

import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Problem;

/**
 * A new document that was found in order as far as it can be told without its bytes.
 *
 * @param place where its DocumentReference stands
 * @param bytes where its bytes stand, and they
 * @param relations to documents that are there already
 */
record NewDocument(Place place, DocumentReference resource, Bytes bytes, List<Offer.Relation> relations) {

    private static final String ATTACHMENT = "content[0].attachment";

    /** The name by which the offer calls it: the FHIRPath of its DocumentReference. */
    String where() {
        return place.path();
    }

    /** Where a problem with it shows. */
    Place of(Problem problem) {
        return switch (problem) {
            case HASH_MISMATCH -> place.at(ATTACHMENT + ".hash");
            case SIZE_MISMATCH -> place.at(ATTACHMENT + ".size");
            case MIME_MISMATCH, MIME_NOT_ACCEPTED -> place.at(ATTACHMENT + ".contentType");
            case CONTENT_EMPTY, CONTENT_TOO_LARGE -> bytes.place();
            case DUPLICATE_UNIQUE_ID, NON_IDENTICAL_CONTENT -> place.at("masterIdentifier");
            case REPLACED_UNKNOWN, REPLACED_NOT_CURRENT -> place.at("relatesTo");
            case MASKED_AND_INVISIBLE -> place.at("securityLabel");
            default -> place;
        };
    }

    /** Bytes as they came, decoded. */
    record Bytes(Place place, byte[] data) {}
}
