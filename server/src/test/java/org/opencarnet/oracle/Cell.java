package org.opencarnet.oracle;

/** The words in which a cell of the decision space is said: who asks for what, on which errand, in which situation. */
final class Cell {

    private Cell() {}

    /** Who may come. */
    enum Kind {
        PROFESSIONAL,
        PATIENT,
        ANOTHER_PATIENT,
        REPRESENTATIVE,
        REPRESENTATIVE_OF_ANOTHER,
        STRUCTURE,
        ENROLMENT,
        TESTER
    }

    /**
     * Who asks.
     *
     * @param practice of a professional; {@link Practice#NONE} for everybody else
     * @param regulation entitled to medical regulation
     */
    record Asker(Kind kind, Practice practice, boolean regulation) {}

    /**
     * What a professional is.
     *
     * @param column of the matrix, 1 to 13; 0 for none
     * @param occupational a physician for whom the column of physicians opens by express consent alone
     */
    record Practice(String profession, String qualification, int column, boolean occupational) {
        static final Practice NONE = new Practice("", "", 0, false);
    }

    /** The access modes; break-glass with and without the reason that it needs. */
    enum Way {
        ORDINARY,
        BREAK_GLASS,
        BREAK_GLASS_UNEXPLAINED,
        REGULATION
    }

    /** What is asked; of a document, of the record, or (the first three, and the export) of either. */
    enum Deed {
        LIST,
        READ,
        FEED,
        REPLACE,
        CORRECT,
        ARCHIVE,
        DELETE,
        MASK,
        UNMASK,
        HIDE_FROM_PATIENT,
        SHOW_TO_PATIENT,
        HIDE_FROM_REPRESENTATIVES,
        SHOW_TO_REPRESENTATIVES,
        OPEN_RECORD,
        TEST_EXISTENCE,
        AUTHORIZE,
        WITHDRAW_AUTHORIZATION,
        SEE_AUTHORIZATIONS,
        BLOCK,
        UNBLOCK,
        CHANGE_STANDING_CONSENTS,
        READ_TRAIL,
        FEED_TRAIL,
        READ_CARE_CIRCLE,
        CHANGE_CARE_CIRCLE,
        CLOSE_RECORD,
        REOPEN_RECORD,
        EXPORT_RECORD,
        SEE_WHO_CAN_SEE,
        NAME_MEDECIN_TRAITANT,
        DESTROY_RECORD
    }

    record Errand(Way way, Deed deed) {}

    /** Where a document stands in its life. */
    enum Life {
        APPROVED,
        DEPRECATED,
        ARCHIVED,
        DELETED
    }

    /** From whom a document is hidden. */
    record Hidden(boolean fromProfessionals, boolean fromPatient, boolean fromRepresentatives) {
        static final Hidden FROM_NOBODY = new Hidden(false, false, false);
    }

    /**
     * The document in question.
     *
     * @param authored by the asker, or by whom the asker represents
     */
    record Paper(Tables.Type type, Hidden hidden, Life life, boolean authored) {
        /** The record as a whole is in question. */
        static final Paper NONE = new Paper(Tables.Type.NONE, Hidden.FROM_NOBODY, Life.APPROVED, false);
    }

    /** What became of the patient's consent to this professional. */
    enum Consent {
        NONE,
        VALID,
        EXPIRED,
        WITHDRAWN
    }

    /** What binds a professional to the patient. */
    record Bond(Consent consent, boolean blocked, boolean careTeam, boolean treating) {
        static final Bond NONE = new Bond(Consent.NONE, false, false, false);
    }

    /** Absent: for a patient whose name is known, or for nobody knows whom. */
    enum Standing {
        UNHEARD_OF,
        ABSENT,
        ACTIVE,
        CLOSED
    }

    /** Of the patient; nobody knows it where there is no record. */
    enum Age {
        MINOR,
        ADULT,
        UNKNOWN
    }

    /** What the patient has decided once for all: for emergencies, and whether everything is masked. */
    record Will(boolean regulation, boolean breakGlass, boolean maskedInEmergency, boolean allMasked) {
        static final Will AT_CREATION = new Will(true, true, false, false);
    }

    record Situation(Standing standing, Age age, Will will, Bond bond) {}

    /** What the operator has decided. */
    record Options(
            boolean breakGlassPassesBlock,
            boolean regulationPassesBlock,
            boolean careTeamPresumes,
            boolean hideLater,
            boolean maskedAndInvisible,
            boolean consentEachTime,
            boolean structuresDeclareTeams,
            boolean assumedRows) {
        static final Options DEFAULT = new Options(false, false, true, true, false, false, false, false);
    }

    /** One cell. */
    record Question(Asker asker, Errand errand, Situation situation, Paper paper, Options options) {}
}
