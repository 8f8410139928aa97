package org.opencarnet.fhir.submission;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * A provide bundle, its entries by what they are.
 *
 * @param claim what it claims to be as a whole
 * @param set the submission set
 */
record ProvidedBundle(
        Claim claim,
        Part<ListResource> set,
        List<Part<DocumentReference>> documents,
        List<Part<ListResource>> folders,
        List<Part<Binary>> contents,
        List<Part<Resource>> patches,
        List<Part<Patient>> patients) {

    /** An entry of the bundle and the resource in it. */
    record Part<T extends Resource>(Place entry, BundleEntryComponent content, T resource) {

        /** Where the resource stands. */
        Place place() {
            return entry.at("resource");
        }

        /** Whether a reference means this entry: by its fullUrl, by the end of an absolute one, or by type and id. */
        boolean isMeantBy(String reference) {
            if (content.hasFullUrl()) {
                return content.getFullUrl().equals(reference)
                        || !reference.contains(":") && content.getFullUrl().endsWith("/" + reference);
            }
            return reference.equals(
                    resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        }
    }

    /** The part that a reference means. */
    static <T extends Resource> Optional<Part<T>> meant(Collection<Part<T>> parts, String reference) {
        return parts.stream().filter(part -> part.isMeantBy(reference)).findFirst();
    }
}
