package org.opencarnet.fhir.rights;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;
import org.opencarnet.access.Action;

/** What an act is in the words of FHIR's interactions. */
enum ActKind {
    CREATE("create", AuditEventAction.C, "PatientCreate"),
    READ("read", AuditEventAction.R, "PatientRead"),
    UPDATE("update", AuditEventAction.U, "PatientUpdate"),
    DELETE("delete", AuditEventAction.D, "PatientDelete"),
    SEARCH("search-type", AuditEventAction.E, "PatientQuery");

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final Coding APPLICATION = new Coding(DICOM, "110150", "Application");
    private static final Coding SOURCE = new Coding(DICOM, "110153", "Source Role ID");
    private static final Coding DESTINATION = new Coding(DICOM, "110152", "Destination Role ID");
    private static final Coding CUSTODIAN =
            new Coding("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian", "Custodian");
    private static final Coding RECIPIENT = new Coding(PARTICIPATION, "IRCP", "information recipient");
    private static final Coding AUTHOR = new Coding(PARTICIPATION, "AUT", "author (originator)");

    private final String interaction;
    private final AuditEventAction action;
    private final String profile;

    ActKind(String interaction, AuditEventAction action, String profile) {
        this.interaction = interaction;
        this.action = action;
        this.profile = profile;
    }

    static ActKind of(Action action) {
        return switch (action) {
            case OPEN_RECORD, FEED, FEED_TRAIL, AUTHORIZE, BLOCK -> CREATE;
            case READ, EXPORT_RECORD -> READ;
            case DELETE, DESTROY_RECORD -> DELETE;
            case TEST_EXISTENCE, LIST, SEE_AUTHORIZATIONS, READ_TRAIL, READ_CARE_CIRCLE, SEE_WHO_CAN_SEE -> SEARCH;
            case REPLACE,
                    CORRECT,
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
                    CHANGE_CARE_CIRCLE,
                    CLOSE_RECORD,
                    REOPEN_RECORD,
                    NAME_MEDECIN_TRAITANT -> UPDATE;
        };
    }

    String interaction() {
        return interaction;
    }

    AuditEventAction action() {
        return action;
    }

    /** The profile of BALP that an event of such an act follows, where it succeeded. */
    String profile() {
        return BALP + profile;
    }

    /** What is read flows to the client, all else from it; what is deleted flows nowhere (BALP). */
    Coding clientRole() {
        return of(DESTINATION, SOURCE, APPLICATION);
    }

    Coding serverRole() {
        return of(SOURCE, DESTINATION, CUSTODIAN);
    }

    /** Whoever reads or searches receives, whoever does anything else is its author. */
    Coding userRole() {
        return (this == READ || this == SEARCH ? RECIPIENT : AUTHOR).copy();
    }

    private Coding of(Coding whenRead, Coding otherwise, Coding whenDeleted) {
        return (switch (this) {
                    case READ -> whenRead;
                    case DELETE -> whenDeleted;
                    case CREATE, UPDATE, SEARCH -> otherwise;
                })
                .copy();
    }
}
