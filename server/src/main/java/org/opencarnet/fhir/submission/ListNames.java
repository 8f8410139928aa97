package org.opencarnet.fhir.submission;

import java.util.UUID;
import org.hl7.fhir.r4.model.ListResource;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.record.UniqueId;

/** Names that the server gives where the producer gave none. */
final class ListNames {

    private ListNames() {}

    /** A list without uniqueId gets one. */
    static void complete(ListResource list) {
        if (Identifiers.uniqueIdAmong(list.getIdentifier()).isEmpty()) {
            list.addIdentifier(Identifiers.uniqueId(fresh()));
        }
    }

    /** A uniqueId that nothing else has. */
    static UniqueId fresh() {
        return new UniqueId(Systems.URN_UUID + UUID.randomUUID());
    }
}
