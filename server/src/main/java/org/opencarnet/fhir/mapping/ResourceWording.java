package org.opencarnet.fhir.mapping;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.DomainResource;
import org.opencarnet.sharing.Wording;

/** What a producer said as a FHIR resource, which nobody changes from now on. It is parsed already, and written only where that is asked for. */
public record ResourceWording(DomainResource resource) implements Wording {

    @Override
    public String text() {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
