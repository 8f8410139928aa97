package org.opencarnet.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;

/** What a professional may do. */
final class ProfessionalLaw {

    private static final Code UNHEARD_OF = new Code("", "");

    private final Policy policy;
    private final HabilitationMatrix matrix;
    private final Map<MatrixColumn, Narrowing.Types> types;

    ProfessionalLaw(Policy policy, HabilitationMatrix matrix) {
        this.policy = policy;
        this.matrix = matrix;
        this.types = Arrays.stream(MatrixColumn.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), column -> typesOf(matrix, column)));
    }

    /** Where the matrix is silent physicians read; so for them what it denies is the list, for all others what it grants. */
    private static Narrowing.Types typesOf(HabilitationMatrix matrix, MatrixColumn column) {
        var silentGrants = matrix.grants(UNHEARD_OF, column);
        var codes = matrix.rows().stream()
                .map(HabilitationMatrix.Row::type)
                .filter(type -> matrix.grants(type, column) != silentGrants)
                .collect(Collectors.toUnmodifiableSet());
        return new Narrowing.Types(silentGrants, codes);
    }

    void apply(Requester.Professional who, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        purpose(who, request.purpose(), rules);
        if (facts.ties().blocked() && stops(request, facts)) {
            rules.add(Rule.BLOCKED);
        }
        switch (request.action()) {
            case TEST_EXISTENCE -> rules.add(Rule.EXISTENCE_TEST);
            case FEED -> rules.add(Rule.FEEDING_IS_FREE);
            case AUTHORIZE, WITHDRAW_AUTHORIZATION -> rules.add(Rule.CONSENT_DECLARED);
            case SEE_AUTHORIZATIONS -> rules.add(Rule.OWN_ACTS);
            case READ_TRAIL -> trail(request, facts, rules);
            case LIST, READ, ARCHIVE, SHOW_TO_PATIENT, SHOW_TO_REPRESENTATIVES -> read(who, request, facts, rules);
            case HIDE_FROM_PATIENT -> hideFromPatient(who, request, facts, rules);
            case HIDE_FROM_REPRESENTATIVES -> hideFromRepresentatives(who, request, facts, rules);
            case REPLACE, CORRECT, DELETE -> rules.add(authored(facts) ? Rule.AUTHORSHIP : Rule.NOT_THE_AUTHOR);
            case MASK, UNMASK -> mask(who, request, facts, rules);
            case READ_CARE_CIRCLE, CHANGE_CARE_CIRCLE -> consult(request, facts, rules);
            case BLOCK, NAME_MEDECIN_TRAITANT -> asMedecinTraitant(request, facts, rules);
            case OPEN_RECORD,
                    UNBLOCK,
                    CHANGE_STANDING_CONSENTS,
                    CLOSE_RECORD,
                    REOPEN_RECORD,
                    EXPORT_RECORD,
                    SEE_WHO_CAN_SEE,
                    DESTROY_RECORD,
                    FEED_TRAIL -> rules.add(Rule.NOT_FOR_THIS_REQUESTER);
        }
    }

    Narrowing narrow(Requester.Professional who, AccessRequest request, Facts facts) {
        var consultation = EnumSet.noneOf(Rule.class);
        consult(request, facts, consultation);
        var column = column(who, consultation);
        if (column.isEmpty() || !consultation.stream().allMatch(Rule::permits)) {
            return Narrowing.toOwn(who);
        }
        var masked = !liftsMask(request.purpose(), facts);
        if (masked && facts.consents().allMasked()) {
            return Narrowing.toOwn(who);
        }
        return new Narrowing(
                true, types.get(column.get()), new Narrowing.Hidden(masked, false, false), who.authorIdentifiers());
    }

    private static void purpose(Requester.Professional who, Purpose purpose, EnumSet<Rule> rules) {
        if (purpose.mode() == Purpose.Mode.REGULATION && !who.regulation()) {
            rules.add(Rule.PURPOSE_NOT_ENTITLED);
        }
        if (purpose.mode() == Purpose.Mode.BREAK_GLASS && purpose.reason().isBlank()) {
            rules.add(Rule.REASON_MISSING);
        }
    }

    /**
     * A blocked professional may still feed, ask whether a record exists, give back an authorization and see his own acts (3); where
     * the operator lets an emergency pass, and the patient has not opposed it, it opens the record to him for reading and for nothing
     * else (d, i).
     */
    private boolean stops(AccessRequest request, Facts facts) {
        return switch (request.action()) {
            case TEST_EXISTENCE, FEED, WITHDRAW_AUTHORIZATION, SEE_AUTHORIZATIONS, READ_TRAIL -> false;
            case LIST, READ, READ_CARE_CIRCLE -> !passes(request.purpose().mode(), facts.consents());
            default -> true;
        };
    }

    private boolean passes(Purpose.Mode mode, StandingConsents consents) {
        return switch (mode) {
            case NORMAL -> false;
            case BREAK_GLASS -> policy.emergencyPassesBlock() && consents.breakGlass();
            case REGULATION -> policy.regulationPassesBlock() && consents.regulation();
        };
    }

    /** The authorization, or what stands in for it (2, 3, i, n). */
    private void consult(AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        var consents = facts.consents();
        rules.add(
                switch (request.purpose().mode()) {
                    case BREAK_GLASS -> consents.breakGlass() ? Rule.EMERGENCY : Rule.EMERGENCY_OPPOSED;
                    case REGULATION -> consents.regulation() ? Rule.REGULATION : Rule.REGULATION_OPPOSED;
                    case NORMAL -> authorization(request, facts.ties());
                });
    }

    private Rule authorization(AccessRequest request, Facts.Ties ties) {
        var granted = ties.authorization() instanceof Authorization.Granted g
                ? Optional.of(g)
                : Optional.<Authorization.Granted>empty();
        if (granted.isPresent() && policy.holds(granted.get(), request.at())) {
            return Rule.AUTHORIZED;
        }
        if (ties.careTeam() && policy.careTeamPresumesConsent()) {
            return Rule.CARE_TEAM;
        }
        if (granted.isPresent()) {
            return Rule.AUTHORIZATION_EXPIRED;
        }
        return ties.authorization() instanceof Authorization.Withdrawn
                ? Rule.AUTHORIZATION_WITHDRAWN
                : Rule.NOT_AUTHORIZED;
    }

    private void read(Requester.Professional who, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        consult(request, facts, rules);
        facts.document().ifPresent(document -> {
            rules.add(byTheMatrix(column(who, rules), document));
            if (facts.consents().allMasked() || document.visibility().maskedFromProfessionals()) {
                rules.add(mask(request.purpose(), facts));
            }
            if (document.authored()) {
                rules.removeAll(Rule.YIELD_TO_AUTHORSHIP);
                rules.add(Rule.AUTHORSHIP);
            }
        });
    }

    /** Express consent opens to a médecin du travail what physicians read; nothing that is presumed or stands in for it does (2). */
    private static Optional<MatrixColumn> column(Requester.Professional who, EnumSet<Rule> consultation) {
        return who.occupational() && consultation.contains(Rule.AUTHORIZED)
                ? Optional.of(MatrixColumn.MEDECINS)
                : who.column();
    }

    private Rule byTheMatrix(Optional<MatrixColumn> its, Facts.Document document) {
        return its.map(column -> switch (matrix.grant(document.type(), column)) {
                    case PUBLISHED -> Rule.MATRIX_PUBLISHED;
                    case ASSUMED -> Rule.MATRIX_ASSUMED;
                    case UNPUBLISHED_PHYSICIAN -> Rule.MATRIX_SILENT;
                    case DENIED -> Rule.MATRIX_DENIES;
                })
                .orElse(Rule.MATRIX_DENIES);
    }

    private static Rule mask(Purpose purpose, Facts facts) {
        if (facts.ties().medecinTraitant()) {
            return Rule.MASK_LIFTED_FOR_MEDECIN_TRAITANT;
        }
        return liftsMask(purpose, facts) ? Rule.MASK_LIFTED_IN_EMERGENCY : Rule.MASKED;
    }

    private static boolean liftsMask(Purpose purpose, Facts facts) {
        return facts.ties().medecinTraitant()
                || purpose.mode() != Purpose.Mode.NORMAL && facts.consents().maskedInEmergency();
    }

    private void hideFromPatient(Requester.Professional who, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        read(who, request, facts, rules);
        if (!policy.hideFromPatientLater()) {
            rules.add(Rule.NOT_FOR_THIS_REQUESTER);
        }
    }

    private void hideFromRepresentatives(
            Requester.Professional who, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        read(who, request, facts, rules);
        rules.add(Rule.SHOWN_FOR_GOOD);
    }

    private void mask(Requester.Professional who, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        read(who, request, facts, rules);
        if (facts.ties().medecinTraitant()) {
            rules.add(Rule.MEDECIN_TRAITANT);
        } else if (!authored(facts)) {
            rules.add(Rule.MASKING_NOT_THEIRS);
        }
    }

    /** What the médecin traitant DMP does at the patient's request: block another, hand the status on (4). */
    private void asMedecinTraitant(AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        consult(request, facts, rules);
        rules.add(facts.ties().medecinTraitant() ? Rule.MEDECIN_TRAITANT : Rule.NOT_FOR_THIS_REQUESTER);
    }

    /** Everybody sees his own acts (4); the médecin traitant, while the record is open to him, the whole (l, o). */
    private void trail(AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        rules.add(Rule.OWN_ACTS);
        var consultation = EnumSet.noneOf(Rule.class);
        consult(request, facts, consultation);
        var mayConsult = facts.state() == Facts.State.ACTIVE
                && !facts.ties().blocked()
                && consultation.stream().allMatch(Rule::permits);
        if (facts.ties().medecinTraitant() && mayConsult) {
            rules.add(Rule.MEDECIN_TRAITANT);
        }
    }

    private static boolean authored(Facts facts) {
        return facts.document().map(Facts.Document::authored).orElse(false);
    }
}
