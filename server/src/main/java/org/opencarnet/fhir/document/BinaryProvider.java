package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;

/** ITI-68 Retrieve Document: the bytes of a document, decided anew at each retrieval. A guessed, a hidden and an absent id are one answer. */
public final class BinaryProvider implements IResourceProvider, FhirProvider {

    private final Callers callers;
    private final org.opencarnet.sharing.Read read;

    public BinaryProvider(Callers callers, org.opencarnet.sharing.Read read) {
        this.callers = callers;
        this.read = read;
    }

    @Override
    public Class<Binary> getResourceType() {
        return Binary.class;
    }

    /** The stand-in bears the tag by which HAPI answers 304. */
    @Read
    public Binary read(@IdParam IdType id, ServletRequestDetails details) throws IOException {
        var outcome = read.content(callers.of(details.getServletRequest()), Ids.logicalId(id));
        if (!(outcome instanceof Outcome.Done<org.opencarnet.sharing.Read.Content> done)) {
            throw Refusal.of(new ProblemFault(Problem.NOT_FOUND));
        }
        var cleared = done.value().cleared();
        BinaryAnswer.of(done.value(), details).answer(details);
        var standIn = new Binary();
        standIn.setId(id.getIdPart());
        standIn.getMeta().setVersionId(BinaryAnswer.tag(cleared));
        return standIn;
    }
}
