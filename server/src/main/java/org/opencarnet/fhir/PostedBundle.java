package org.opencarnet.fhir;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.opencarnet.fhir.rights.AuditEventBatch;
import org.opencarnet.fhir.submission.ProvideDocumentBundle;

/** What is posted to the base, for which HAPI knows one method: a transaction brings documents (ITI-65), a batch brings audit events (ITI-20). */
public final class PostedBundle implements FhirProvider {

    private final ProvideDocumentBundle documents;
    private final AuditEventBatch events;

    public PostedBundle(ProvideDocumentBundle documents, AuditEventBatch events) {
        this.documents = documents;
        this.events = events;
    }

    /** Whatever is no batch is looked at as a transaction, which says what else it is. */
    @Transaction
    public Bundle take(@TransactionParam Bundle bundle, ServletRequestDetails details) {
        return bundle.getType() == Bundle.BundleType.BATCH
                ? events.take(bundle, details.getServletRequest())
                : documents.provide(bundle, details);
    }
}
