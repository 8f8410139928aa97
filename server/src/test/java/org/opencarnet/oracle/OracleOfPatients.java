package org.opencarnet.oracle;

import static org.opencarnet.oracle.Because.INVISIBLE_TO_PATIENT;
import static org.opencarnet.oracle.Because.INVISIBLE_TO_REPRESENTATIVES;
import static org.opencarnet.oracle.Because.NOTHING;
import static org.opencarnet.oracle.Because.NOT_A_PATIENT_TYPE;
import static org.opencarnet.oracle.Because.NOT_FOR_THIS_REQUESTER;
import static org.opencarnet.oracle.Because.NOT_THEIR_RECORD;
import static org.opencarnet.oracle.Because.NOT_THE_AUTHOR;
import static org.opencarnet.oracle.Because.NOT_THE_PATIENTS_CHOICE;
import static org.opencarnet.oracle.Because.OWN_RECORD;
import static org.opencarnet.oracle.Because.REPRESENTATION_ENDED;
import static org.opencarnet.oracle.Because.REPRESENTED_RECORD;
import static org.opencarnet.oracle.Because.SHOWN_FOR_GOOD;

import org.opencarnet.oracle.Cell.Age;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Kind;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Standing;

/** What the rules say of patients and of those who represent them. */
final class OracleOfPatients {

    private OracleOfPatients() {}

    static long answer(Kind kind, Deed deed, Situation situation, Paper paper) {
        var theirs = kind == Kind.PATIENT ? OWN_RECORD.bit() : REPRESENTED_RECORD.bit();
        return theirs | deed(deed, situation, paper) | hidden(kind, deed, paper);
    }

    /** Decision k: a record is the patient's own, and a representative's until 0 h of the 18th birthday. */
    static long stranger(Kind kind, Situation situation) {
        return switch (kind) {
            case PATIENT -> situation.standing() == Standing.UNHEARD_OF ? NOT_THEIR_RECORD.bit() : NOTHING;
            case REPRESENTATIVE ->
                situation.standing() == Standing.UNHEARD_OF
                        ? NOT_THEIR_RECORD.bit()
                        : situation.age() == Age.ADULT ? REPRESENTATION_ENDED.bit() : NOTHING;
            default -> NOT_THEIR_RECORD.bit();
        };
    }

    private static long deed(Deed deed, Situation situation, Paper paper) {
        return switch (deed) {
            case FEED -> paper == Paper.NONE ? NOTHING : feeding(situation, paper);
            // Rules 7: the patient deletes and edits only what he filed; he cannot suppress what others recorded.
            case REPLACE, CORRECT, DELETE -> paper.authored() ? NOTHING : NOT_THE_AUTHOR.bit();
            // Rules 8: what is kept ten years is destroyed by whoever keeps it.
            case ARCHIVE, DESTROY_RECORD, FEED_TRAIL -> NOT_FOR_THIS_REQUESTER.bit();
            // Decision q: never by the patient.
            case HIDE_FROM_PATIENT, SHOW_TO_PATIENT -> NOT_THE_PATIENTS_CHOICE.bit();
            // Rules 5: visible to legal representatives is irreversible.
            case HIDE_FROM_REPRESENTATIVES -> SHOWN_FOR_GOOD.bit();
            default -> NOTHING;
        };
    }

    /** The patient files the patient's own types (document-types.csv); minors no advance directives (rules 6). */
    private static long feeding(Situation situation, Paper paper) {
        var directives = paper.type().code().equals(Tables.ADVANCE_DIRECTIVES) && situation.age() != Age.ADULT;
        var type = paper.type().patients() && !directives ? NOTHING : NOT_A_PATIENT_TYPE.bit();
        return paper.hidden().fromPatient() ? type | NOT_THE_PATIENTS_CHOICE.bit() : type;
    }

    /** Rules 5 and decision k; what is fed is not yet hidden from anybody. */
    private static long hidden(Kind kind, Deed deed, Paper paper) {
        if (deed == Deed.FEED) {
            return NOTHING;
        }
        var fromPatient = paper.hidden().fromPatient() ? INVISIBLE_TO_PATIENT.bit() : NOTHING;
        return kind == Kind.REPRESENTATIVE && paper.hidden().fromRepresentatives()
                ? fromPatient | INVISIBLE_TO_REPRESENTATIVES.bit()
                : fromPatient;
    }
}
