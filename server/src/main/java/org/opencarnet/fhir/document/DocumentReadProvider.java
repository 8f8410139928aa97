package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.leaving.Clearances;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.Problem;

/** Reads one DocumentReference: as it stands, in a former version, or with all its versions. Hidden and absent are one answer. */
public final class DocumentReadProvider implements IResourceProvider, FhirProvider {

    private final Callers callers;
    private final org.opencarnet.sharing.Read read;

    public DocumentReadProvider(Callers callers, org.opencarnet.sharing.Read read) {
        this.callers = callers;
        this.read = read;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Read(version = true)
    public DocumentReference read(@IdParam IdType id, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var cleared =
                id.hasVersionIdPart() ? version(caller, id) : Refusal.unlessDone(read.entry(caller, Ids.logicalId(id)));
        return DocumentAnswer.of(cleared, details);
    }

    @History
    public Bundle history(@IdParam IdType id, ServletRequestDetails details) {
        var versions = Refusal.unlessDone(read.versions(callers.of(details.getServletRequest()), Ids.logicalId(id)));
        Clearances.of(details).addAll(versions);
        var bundle = new Bundle().setType(Bundle.BundleType.HISTORY).setTotal(versions.size());
        bundle.setId(UUID.randomUUID().toString());
        versions.forEach(version -> entry(bundle.addEntry(), version, details.getFhirServerBase()));
        return bundle;
    }

    private Cleared version(Caller caller, IdType id) {
        return Refusal.unlessDone(read.versions(caller, Ids.logicalId(id))).stream()
                .filter(one -> id.getVersionIdPart()
                        .equals(String.valueOf(one.document().identity().version())))
                .findFirst()
                .orElseThrow(() -> Refusal.of(new ProblemFault(Problem.NOT_FOUND)));
    }

    private static void entry(Bundle.BundleEntryComponent entry, Cleared version, String base) {
        var identity = version.document().identity();
        var url = "DocumentReference/" + identity.logicalId();
        var first = identity.version() == 1;
        entry.setFullUrl(base + "/" + url).setResource(Searchset.document(version, base));
        entry.getRequest()
                .setMethod(first ? Bundle.HTTPVerb.POST : Bundle.HTTPVerb.PATCH)
                .setUrl(first ? "DocumentReference" : url);
        entry.getResponse().setStatus(first ? "201" : "200").setEtag("W/\"" + identity.version() + "\"");
    }
}
