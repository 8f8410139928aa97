package org.opencarnet.xds.mapping;

/** The kinds of document entries, by the objectType that ITI TF-3 (4.2.5.2) gives them. */
public enum EntryType {
    /** Its bytes are there. */
    STABLE("7edca82f-054d-47f2-a032-9b2a5b5186c1"),
    /** Its bytes are made when they are asked for. */
    ON_DEMAND("34268e47-fdf5-41a6-ba33-82133c465248");

    private final String uuid;

    EntryType(String uuid) {
        this.uuid = uuid;
    }

    /** {@code urn:uuid:…}. */
    public String urn() {
        return "urn:uuid:" + uuid;
    }
}
