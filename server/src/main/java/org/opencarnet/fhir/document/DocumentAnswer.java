package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.leaving.Clearances;
import org.opencarnet.fhir.leaving.StoredAnswer;
import org.opencarnet.sharing.Cleared;

/** One DocumentReference as the answer to a request. */
public final class DocumentAnswer {

    private DocumentAnswer() {}

    /**
     * What a provider returns: a stand-in with id, version and time where the stored text is sent as it is, the resource otherwise.
     * Either way it is cleared for leaving.
     */
    public static DocumentReference of(Cleared cleared, ServletRequestDetails details) {
        if (StoredAnswer.suits(details)) {
            return StoredAnswer.ofOne(cleared, details);
        }
        Clearances.of(details).add(cleared);
        return Searchset.document(cleared, details.getFhirServerBase());
    }
}
