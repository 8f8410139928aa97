package org.opencarnet.record;

import java.util.UUID;

/** Names a patient's record inside Carnet; it is the {@code Patient.id} of FHIR and the first part of every key of storage. */
public record RecordId(UUID value) {

    /** The record of nobody: with it, absence takes the same way as refusal. */
    public static final RecordId NOBODY = new RecordId(new UUID(0, 0));

    @Override
    public String toString() {
        return value.toString();
    }
}
