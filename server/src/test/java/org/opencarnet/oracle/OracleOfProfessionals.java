package org.opencarnet.oracle;

import static org.opencarnet.oracle.Because.AUTHORIZATION_EXPIRED;
import static org.opencarnet.oracle.Because.AUTHORIZATION_WITHDRAWN;
import static org.opencarnet.oracle.Because.AUTHORIZED;
import static org.opencarnet.oracle.Because.AUTHORSHIP;
import static org.opencarnet.oracle.Because.BLOCKED;
import static org.opencarnet.oracle.Because.CARE_TEAM;
import static org.opencarnet.oracle.Because.CONSENT_DECLARED;
import static org.opencarnet.oracle.Because.EMERGENCY;
import static org.opencarnet.oracle.Because.EMERGENCY_OPPOSED;
import static org.opencarnet.oracle.Because.EXISTENCE_TEST;
import static org.opencarnet.oracle.Because.FEEDING_IS_FREE;
import static org.opencarnet.oracle.Because.MASKED;
import static org.opencarnet.oracle.Because.MASKING_NOT_THEIRS;
import static org.opencarnet.oracle.Because.MASK_LIFTED_FOR_MEDECIN_TRAITANT;
import static org.opencarnet.oracle.Because.MASK_LIFTED_IN_EMERGENCY;
import static org.opencarnet.oracle.Because.MATRIX_ASSUMED;
import static org.opencarnet.oracle.Because.MATRIX_DENIES;
import static org.opencarnet.oracle.Because.MATRIX_PUBLISHED;
import static org.opencarnet.oracle.Because.MATRIX_SILENT;
import static org.opencarnet.oracle.Because.MEDECIN_TRAITANT;
import static org.opencarnet.oracle.Because.NOTHING;
import static org.opencarnet.oracle.Because.NOT_AUTHORIZED;
import static org.opencarnet.oracle.Because.NOT_FOR_THIS_REQUESTER;
import static org.opencarnet.oracle.Because.NOT_THE_AUTHOR;
import static org.opencarnet.oracle.Because.OWN_ACTS;
import static org.opencarnet.oracle.Because.REGULATION;
import static org.opencarnet.oracle.Because.REGULATION_OPPOSED;
import static org.opencarnet.oracle.Because.SHOWN_FOR_GOOD;

import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Bond;
import org.opencarnet.oracle.Cell.Consent;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Standing;
import org.opencarnet.oracle.Cell.Way;

/** What the rules say of professionals. */
final class OracleOfProfessionals {

    private static final int PHYSICIANS = 1;
    private static final int ASSUMED_COLUMNS = 7;

    private final Options options;

    OracleOfProfessionals(Options options) {
        this.options = options;
    }

    long answer(Asker asker, Errand errand, Situation situation, Paper paper) {
        var bond = situation.bond();
        var blocked = blocked(errand, situation);
        return switch (errand.deed()) {
            case OPEN_RECORD,
                    UNBLOCK,
                    CHANGE_STANDING_CONSENTS,
                    CLOSE_RECORD,
                    REOPEN_RECORD,
                    EXPORT_RECORD,
                    SEE_WHO_CAN_SEE,
                    DESTROY_RECORD,
                    FEED_TRAIL -> blocked | NOT_FOR_THIS_REQUESTER.bit();
            case TEST_EXISTENCE -> EXISTENCE_TEST.bit();
            // Rules 1 and 3: feeding needs no authorization, and a blocked professional may still deposit.
            case FEED -> FEEDING_IS_FREE.bit();
            case AUTHORIZE -> blocked | CONSENT_DECLARED.bit();
            // Giving back opens nothing.
            case WITHDRAW_AUTHORIZATION -> CONSENT_DECLARED.bit();
            case SEE_AUTHORIZATIONS -> OWN_ACTS.bit();
            case READ_TRAIL -> OWN_ACTS.bit() | wholeTrail(errand, situation);
            // Rules 4: he blocks, and hands the status on.
            case BLOCK, NAME_MEDECIN_TRAITANT ->
                blocked
                        | ground(errand, situation)
                        | (bond.treating() ? MEDECIN_TRAITANT : NOT_FOR_THIS_REQUESTER).bit();
            case READ_CARE_CIRCLE, CHANGE_CARE_CIRCLE -> blocked | ground(errand, situation);
            case REPLACE, CORRECT, DELETE -> blocked | (paper.authored() ? AUTHORSHIP.bit() : NOT_THE_AUTHOR.bit());
            default ->
                blocked
                        | (paper == Paper.NONE ? ground(errand, situation) : document(asker, errand, situation, paper))
                        | deed(errand.deed(), situation, paper);
        };
    }

    /** Rules 4 and decisions l, o: the whole history is for the médecin traitant who may consult; closed, for none. */
    private long wholeTrail(Errand errand, Situation situation) {
        var access = blocked(errand, situation) | ground(errand, situation);
        var open = situation.standing() == Standing.ACTIVE && Because.refusing(access) == NOTHING;
        return situation.bond().treating() && open ? MEDECIN_TRAITANT.bit() : NOTHING;
    }

    /** What a deed asks for beyond reading. */
    private long deed(Deed deed, Situation situation, Paper paper) {
        return switch (deed) {
            // Decision r.
            case MASK, UNMASK ->
                situation.bond().treating()
                        ? MEDECIN_TRAITANT.bit()
                        : paper.authored() ? NOTHING : MASKING_NOT_THEIRS.bit();
            // Decision q.
            case HIDE_FROM_PATIENT -> options.hideLater() ? NOTHING : NOT_FOR_THIS_REQUESTER.bit();
            // Rules 5: irreversible.
            case HIDE_FROM_REPRESENTATIVES -> SHOWN_FOR_GOOD.bit();
            default -> NOTHING;
        };
    }

    /** Decision m: an author needs neither authorization nor matrix nor visibility. */
    private long document(Asker asker, Errand errand, Situation situation, Paper paper) {
        var reasons = ground(errand, situation)
                | matrix(asker, errand.way(), situation.bond(), paper.type())
                | mask(errand.way(), situation, paper);
        return paper.authored() ? (reasons & ~Because.refusing(reasons)) | AUTHORSHIP.bit() : reasons;
    }

    /**
     * Decisions d and i: an emergency that the patient has not opposed passes a block where the operator says so, to read and for
     * nothing else.
     */
    private long blocked(Errand errand, Situation situation) {
        var reading =
                switch (errand.deed()) {
                    case LIST, READ, READ_CARE_CIRCLE -> true;
                    default -> false;
                };
        var will = situation.will();
        var passes =
                switch (errand.way()) {
                    case BREAK_GLASS, BREAK_GLASS_UNEXPLAINED -> options.breakGlassPassesBlock() && will.breakGlass();
                    case REGULATION -> options.regulationPassesBlock() && will.regulation();
                    default -> false;
                };
        return situation.bond().blocked() && !(reading && passes) ? BLOCKED.bit() : NOTHING;
    }

    /** On what ground the record is open: consent, care team (decision n), or what stands in for it (decision i). */
    private long ground(Errand errand, Situation situation) {
        return switch (errand.way()) {
            case BREAK_GLASS, BREAK_GLASS_UNEXPLAINED ->
                situation.will().breakGlass() ? EMERGENCY.bit() : EMERGENCY_OPPOSED.bit();
            case REGULATION -> situation.will().regulation() ? REGULATION.bit() : REGULATION_OPPOSED.bit();
            case ORDINARY -> consent(situation.bond());
        };
    }

    private long consent(Bond bond) {
        if (bond.consent() == Consent.VALID) {
            return AUTHORIZED.bit();
        }
        if (bond.careTeam() && options.careTeamPresumes()) {
            return CARE_TEAM.bit();
        }
        return switch (bond.consent()) {
            case EXPIRED -> AUTHORIZATION_EXPIRED.bit();
            case WITHDRAWN -> AUTHORIZATION_WITHDRAWN.bit();
            default -> NOT_AUTHORIZED.bit();
        };
    }

    /** Decision h; an occupational physician is in the column of physicians by express consent alone (rules 2). */
    private long matrix(Asker asker, Way way, Bond bond, Tables.Type type) {
        var practice = asker.practice();
        var express = practice.occupational() && way == Way.ORDINARY && bond.consent() == Consent.VALID;
        var column = express ? PHYSICIANS : practice.column();
        if (column == 0) {
            return MATRIX_DENIES.bit();
        }
        if (type.row() == Tables.Row.PUBLISHED) {
            return (type.crossedIn(column) ? MATRIX_PUBLISHED : MATRIX_DENIES).bit();
        }
        if (type.row() == Tables.Row.UNPUBLISHED && options.assumedRows()) {
            return (column <= ASSUMED_COLUMNS ? MATRIX_ASSUMED : MATRIX_DENIES).bit();
        }
        return (column == PHYSICIANS ? MATRIX_SILENT : MATRIX_DENIES).bit();
    }

    /** Rules 5, decisions j and l. */
    private static long mask(Way way, Situation situation, Paper paper) {
        if (!paper.hidden().fromProfessionals() && !situation.will().allMasked()) {
            return NOTHING;
        }
        if (situation.bond().treating()) {
            return MASK_LIFTED_FOR_MEDECIN_TRAITANT.bit();
        }
        return (way != Way.ORDINARY && situation.will().maskedInEmergency() ? MASK_LIFTED_IN_EMERGENCY : MASKED).bit();
    }
}
