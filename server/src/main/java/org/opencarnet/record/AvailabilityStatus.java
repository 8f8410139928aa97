package org.opencarnet.record;

/** Where a document stands in its life (J52; the last two are French). Deleted is logical: kept, but found and read by nobody. */
public enum AvailabilityStatus {
    APPROVED("urn:oasis:names:tc:ebxml-regrep:StatusType:Approved"),
    DEPRECATED("urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated"),
    ARCHIVED("urn:asip:ci-sis:2010:StatusType:Archived"),
    DELETED("urn:asip:ci-sis:2010:StatusType:Deleted");

    private final String urn;

    AvailabilityStatus(String urn) {
        this.urn = urn;
    }

    public String urn() {
        return urn;
    }
}
