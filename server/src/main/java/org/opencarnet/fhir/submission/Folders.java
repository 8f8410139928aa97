package org.opencarnet.fhir.submission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.ListResource;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.fhir.submission.ProvidedBundle.Part;

/** The folders of a provide bundle: POST makes one, PUT adds to one that is there. */
record Folders(ProvidedBundle provided, Target target) {

    private static final String LIST = "List";

    static boolean isOld(Part<ListResource> folder) {
        return folder.content().getRequest().getMethod() == HTTPVerb.PUT;
    }

    /** The id of a folder that is there: from the URL of the request, or else the resource's own. */
    Optional<UUID> existing(Part<ListResource> folder) {
        if (!isOld(folder)) {
            return Optional.empty();
        }
        var url = folder.content().getRequest().getUrl();
        return target.id(LIST, url.contains("/") ? url : LIST + "/" + ownId(folder.resource()));
    }

    /** HAPI takes the fullUrl for the id where the one ends with the other. */
    private static String ownId(ListResource folder) {
        var id = folder.getIdElement().getIdPart();
        return id == null ? "" : id.replace(Systems.URN_UUID, "");
    }

    /** What enters a folder, as the offer calls it. */
    List<String> members(Part<ListResource> folder) {
        return folder.resource().getEntry().stream()
                .map(entry -> member(entry.getItem().getReference()).orElseThrow())
                .toList();
    }

    /** A document of the bundle by its place, or one that is there already by its logicalId. */
    Optional<String> member(String reference) {
        return ProvidedBundle.meant(provided.documents(), reference)
                .map(part -> part.place().path())
                .or(() -> target.id("DocumentReference", reference).map(UUID::toString));
    }
}
