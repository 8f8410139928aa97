package org.opencarnet.oracle;

import static org.opencarnet.oracle.Because.AUTHORSHIP;
import static org.opencarnet.oracle.Because.DOCUMENT_DELETED;
import static org.opencarnet.oracle.Because.NOTHING;
import static org.opencarnet.oracle.Because.NOT_FOR_THIS_REQUESTER;
import static org.opencarnet.oracle.Because.NOT_THE_AUTHOR;

import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Life;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Standing;
import org.opencarnet.oracle.Cell.Way;

/**
 * The access rules written down a second time, as sequential look-ups, by reading the rules (section 11 where it decides) and not the code. Answers with every
 * reason that decides, as a word of bits.
 */
final class Oracle {

    private final Options options;
    private final OracleOfProfessionals professionals;

    Oracle(Options options) {
        this.options = options;
        professionals = new OracleOfProfessionals(options);
    }

    /** The reasons for the answer: those that refuse where there are any, else those that permit. */
    long answer(Asker asker, Errand errand, Situation situation, Paper paper) {
        var purpose = purpose(asker, errand.way());
        var stranger = stranger(asker, situation);
        if (stranger != NOTHING) {
            return purpose | stranger;
        }
        var reasons = purpose | standing(errand.deed(), situation.standing());
        if (paper != Paper.NONE && paper.life() == Life.DELETED) {
            reasons |= DOCUMENT_DELETED.bit();
        }
        return Because.weighed(reasons
                | switch (asker.kind()) {
                    case PROFESSIONAL -> professionals.answer(asker, errand, situation, paper);
                    case PATIENT, ANOTHER_PATIENT, REPRESENTATIVE, REPRESENTATIVE_OF_ANOTHER ->
                        OracleOfPatients.answer(asker.kind(), errand.deed(), situation, paper);
                    case STRUCTURE -> structure(errand.deed(), paper);
                    case ENROLMENT -> enrolment(errand.deed());
                    // Whatever the state of the record and the document leaves, in the demo's profile for conformance
                    // tools.
                    case TESTER -> Because.CONFORMANCE_TEST.bit();
                });
    }

    /** Decision o: what a record is like, and whether there is one, is told only to those who may know. */
    private static long stranger(Asker asker, Situation situation) {
        return switch (asker.kind()) {
            case PROFESSIONAL, STRUCTURE, ENROLMENT, TESTER -> NOTHING;
            default -> OracleOfPatients.stranger(asker.kind(), situation);
        };
    }

    /**
     * Decision o: in a closed record nothing is fed, listed or read. That it exists may still be asked, and the trail stays (rules 8: ten years). One record for
     * each INS is opened where there is none; nobody opens it again.
     */
    private static long standing(Deed deed, Standing standing) {
        var exists = standing == Standing.ACTIVE || standing == Standing.CLOSED;
        return switch (deed) {
            case TEST_EXISTENCE -> NOTHING;
            case OPEN_RECORD -> exists ? Because.RECORD_EXISTS.bit() : NOTHING;
            // What its software saw is told late, too; the patient has it reopened and takes his own with him from a
            // closed record.
            case READ_TRAIL, FEED_TRAIL, REOPEN_RECORD, EXPORT_RECORD -> exists ? NOTHING : Because.RECORD_ABSENT.bit();
            default ->
                switch (standing) {
                    case UNHEARD_OF, ABSENT -> Because.RECORD_ABSENT.bit();
                    case CLOSED -> Because.RECORD_CLOSED.bit();
                    case ACTIVE -> NOTHING;
                };
        };
    }

    /** Decision i: emergencies are for professionals, break-glass for a reason, centre 15 for regulators. */
    private static long purpose(Asker asker, Way way) {
        if (way == Way.ORDINARY) {
            return NOTHING;
        }
        if (asker.kind() != Cell.Kind.PROFESSIONAL) {
            return Because.PURPOSE_NOT_ENTITLED.bit();
        }
        return switch (way) {
            case BREAK_GLASS_UNEXPLAINED -> Because.REASON_MISSING.bit();
            case REGULATION -> asker.regulation() ? NOTHING : Because.PURPOSE_NOT_ENTITLED.bit();
            default -> NOTHING;
        };
    }

    /**
     * Decision p: feeds, finds, replaces and deletes what it authored; consults nothing. Of what is there it changes no metadata but by a replacement
     * (transactions, INDIRECTE).
     */
    private long structure(Deed deed, Paper paper) {
        return switch (deed) {
            case TEST_EXISTENCE -> Because.EXISTENCE_TEST.bit();
            case FEED -> Because.FEEDING_IS_FREE.bit();
            case FEED_TRAIL -> Because.OWN_SOFTWARE.bit();
            // A list as such may be asked for; in it stands what the structure authored.
            case LIST ->
                paper == Paper.NONE || paper.authored() ? AUTHORSHIP.bit() : Because.STRUCTURE_DOES_NOT_CONSULT.bit();
            case REPLACE, DELETE -> paper.authored() ? AUTHORSHIP.bit() : NOT_THE_AUTHOR.bit();
            case READ, READ_CARE_CIRCLE -> Because.STRUCTURE_DOES_NOT_CONSULT.bit();
            // Rules 2: in it care is given by a team, which the operator may let it declare.
            case CHANGE_CARE_CIRCLE ->
                options.structuresDeclareTeams() ? Because.STRUCTURES_TEAM.bit() : NOT_FOR_THIS_REQUESTER.bit();
            default -> NOT_FOR_THIS_REQUESTER.bit();
        };
    }

    /** A system of enrolment opens records, asks whether they exist, and does nothing else. */
    private static long enrolment(Deed deed) {
        return switch (deed) {
            case TEST_EXISTENCE -> Because.EXISTENCE_TEST.bit();
            case OPEN_RECORD -> Because.ENROLMENT.bit();
            default -> NOT_FOR_THIS_REQUESTER.bit();
        };
    }
}
