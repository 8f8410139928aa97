package org.opencarnet.xds.error;

/** What can be wrong with a message that changes what is there (XDS Metadata Update, RMU); and the code of ITI TF-3 (table 4.2.4.1-2) for it. */
public enum UpdateFault implements Worded {
    /** The message asks for no change. */
    NOTHING_CHANGED(Codes.OPERATION),
    /** What an object of the message is to change cannot be told. */
    CHANGE_UNKNOWN(Codes.OPERATION),
    /** Which version the message starts from is not said. */
    PREVIOUS_VERSION_MISSING(Codes.OPERATION),
    /** Associations follow their documents always. */
    PROPAGATION_REFUSED(Codes.OPERATION),
    /** A status that none is. */
    STATUS_UNKNOWN(Codes.OPERATION),
    /** A restricted update changes metadata of documents alone (ITI-92). */
    RESTRICTED(Codes.OPERATION),
    /** A replacement is made by feeding what replaces, and is final. */
    REPLACEMENT_IS_FED(Codes.OPERATION),
    /** Another version than that from which the message starts is the latest. */
    NOT_THE_LATEST("XDSMetadataVersionError"),
    /** The status is another than that from which the message starts. */
    STATUS_OTHER(Codes.UPDATE),
    /** What is to stand to another, or the other, is current no more. */
    END_NOT_CURRENT(Codes.UPDATE),
    /** Nothing of the record that the sender may know of bears this name. */
    OBJECT_UNKNOWN(Codes.UPDATE),
    LOGICAL_ID_MISSING(Codes.UPDATE),
    /** A document or a folder keeps its uniqueId, its kind and its logicalId. */
    OTHER_DOCUMENT(Codes.UPDATE),
    /** What is said of the bytes is not so. */
    CONTENT_OTHER(Codes.UPDATE),
    PATIENT_OTHER("XDSPatientIDReconciliationError");

    private static final class Codes {
        private static final String OPERATION = "XDSMetadataUpdateOperationError";
        private static final String UPDATE = "XDSMetadataUpdateError";
    }

    private final String code;

    UpdateFault(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
