package org.opencarnet.sharing;

import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;

/**
 * A document that may leave, with the decision that lets it: what a face's second fence asks for before anything is sent.
 *
 * @param document what leaves
 * @param request the question that was decided
 * @param facts on which it was decided, this document's among them
 * @param decision the answer, always permitting
 */
public record Cleared(Documents.Listed document, AccessRequest request, Facts facts, Decision decision) {

    public Cleared {
        if (decision.refused()) {
            throw new IllegalArgumentException("what is refused is not cleared");
        }
    }
}
