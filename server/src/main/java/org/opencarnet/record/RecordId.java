package org.opencarnet.record;

import java.util.UUID;

/** Names a patient's record inside Carnet; it is the {@code Patient.id} of FHIR and the first part of every key of storage. */
public record RecordId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
