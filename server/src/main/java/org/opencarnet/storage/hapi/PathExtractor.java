package org.opencarnet.storage.hapi;

import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import org.hl7.fhir.instance.model.api.IBase;

/** Reads the values to index by the plain paths of the white list, without a FHIRPath engine and its second to start. */
final class PathExtractor extends SearchParamExtractorR4 {

    @Override
    public void initFhirPath() {}

    @Override
    public IValueExtractor getPathValueExtractor(IBase resource, String path) {
        return () -> getContext().newTerser().getValues(resource, path);
    }
}
