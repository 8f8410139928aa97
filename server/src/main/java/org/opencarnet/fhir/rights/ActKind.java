package org.opencarnet.fhir.rights;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;
import org.opencarnet.access.Action;

/** What an act is in the words of FHIR's interactions. */
enum ActKind {
    CREATE("create", AuditEventAction.C),
    READ("read", AuditEventAction.R),
    UPDATE("update", AuditEventAction.U),
    DELETE("delete", AuditEventAction.D),
    SEARCH("search-type", AuditEventAction.E);

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final Coding SOURCE = new Coding(DICOM, "110153", "Source Role ID");
    private static final Coding DESTINATION = new Coding(DICOM, "110152", "Destination Role ID");

    private final String interaction;
    private final AuditEventAction action;

    ActKind(String interaction, AuditEventAction action) {
        this.interaction = interaction;
        this.action = action;
    }

    static ActKind of(Action action) {
        return switch (action) {
            case OPEN_RECORD, FEED, AUTHORIZE, BLOCK -> CREATE;
            case READ -> READ;
            case DELETE -> DELETE;
            case TEST_EXISTENCE, LIST, SEE_AUTHORIZATIONS, READ_TRAIL, READ_CARE_CIRCLE -> SEARCH;
            case REPLACE,
                    ARCHIVE,
                    MASK,
                    UNMASK,
                    HIDE_FROM_PATIENT,
                    SHOW_TO_PATIENT,
                    HIDE_FROM_REPRESENTATIVES,
                    SHOW_TO_REPRESENTATIVES,
                    WITHDRAW_AUTHORIZATION,
                    UNBLOCK,
                    CHANGE_STANDING_CONSENTS,
                    CHANGE_CARE_CIRCLE -> UPDATE;
        };
    }

    String interaction() {
        return interaction;
    }

    AuditEventAction action() {
        return action;
    }

    /** What is read flows to the client, all else from it (BALP). */
    Coding clientRole() {
        return (this == READ ? DESTINATION : SOURCE).copy();
    }

    Coding serverRole() {
        return (this == READ ? SOURCE : DESTINATION).copy();
    }
}
