package org.opencarnet.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.access.Access;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Action;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Bond;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Practice;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Standing;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Ins;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;

/** Says a cell in the words of the law, and the law's answer in the words of the oracle. */
final class Translation {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final Ins STRANGER = new Ins(Ins.Authority.TEST, "277076322082910");
    private static final long[] BITS = Stream.of(Rule.values())
            .mapToLong(rule -> Because.valueOf(rule.name()).bit())
            .toArray();

    private Translation() {}

    static Access law(Options options) {
        var matrix = HabilitationMatrix.published();
        var policy = new Policy(
                options.breakGlassPassesBlock(),
                options.regulationPassesBlock(),
                options.careTeamPresumes(),
                options.hideLater(),
                options.maskedAndInvisible(),
                options.consentEachTime(),
                options.structuresDeclareTeams(),
                Policy.DEFAULT.hidesSecretConnections());
        return new Access(policy, options.assumedRows() ? matrix.withAssumedRows() : matrix);
    }

    static AccessRequest request(Asker asker, Errand errand, Moment moment) {
        var purpose =
                switch (errand.way()) {
                    case ORDINARY -> Purpose.NORMAL;
                    case BREAK_GLASS -> new Purpose(Purpose.Mode.BREAK_GLASS, "coma");
                    case BREAK_GLASS_UNEXPLAINED -> new Purpose(Purpose.Mode.BREAK_GLASS, "");
                    case REGULATION -> new Purpose(Purpose.Mode.REGULATION, "");
                };
        return new AccessRequest(
                requester(asker), purpose, Action.valueOf(errand.deed().name()), moment.now());
    }

    private static Requester requester(Asker asker) {
        return switch (asker.kind()) {
            case PROFESSIONAL -> professional(asker.practice(), asker.regulation());
            case PATIENT -> new Requester.Patient(PATIENT, "");
            case ANOTHER_PATIENT -> new Requester.Patient(STRANGER, "");
            case REPRESENTATIVE -> new Requester.Representative("representative", "", PATIENT);
            case REPRESENTATIVE_OF_ANOTHER -> new Requester.Representative("representative", "", STRANGER);
            case STRUCTURE -> new Requester.Structure("1750803447", "");
            case ENROLMENT -> new Requester.Enrolment("enrolment", "");
            case TESTER -> new Requester.Tester("tester", "");
        };
    }

    private static Requester professional(Practice practice, boolean regulation) {
        var qualifications = practice.qualification().isEmpty() ? List.<String>of() : List.of(practice.qualification());
        var profession = practice.profession();
        var column = MatrixColumn.of(new Code(CodeSystems.PROFESSION, profession), qualifications);
        return new Requester.Professional("810012345678", "", profession, column, Optional.empty(), regulation);
    }

    static Facts facts(Situation situation, Moment moment, Options options) {
        if (situation.standing() == Standing.UNHEARD_OF || situation.standing() == Standing.ABSENT) {
            return Facts.ofAbsent(situation.standing() == Standing.ABSENT ? Optional.of(PATIENT) : Optional.empty());
        }
        var will = situation.will();
        return new Facts(
                Optional.of(PATIENT),
                situation.standing() == Standing.ACTIVE ? Facts.State.ACTIVE : Facts.State.CLOSED,
                born(situation.age(), moment),
                new StandingConsents(will.regulation(), will.breakGlass(), will.maskedInEmergency(), will.allMasked()),
                ties(situation.bond(), moment, options),
                Optional.empty());
    }

    private static Optional<LocalDate> born(Cell.Age age, Moment moment) {
        return switch (age) {
            case MINOR -> Optional.of(moment.minor());
            case ADULT -> Optional.of(moment.adult());
            case UNKNOWN -> Optional.empty();
        };
    }

    /** Where consent is asked each time it ends with the day, and every moment is the first of one. */
    private static Facts.Ties ties(Bond bond, Moment moment, Options options) {
        var valid = options.consentEachTime() ? moment.now() : moment.stillValid();
        var lapsed = options.consentEachTime() ? moment.now().minusMillis(1) : moment.lapsed();
        var authorization =
                switch (bond.consent()) {
                    case NONE -> new Authorization.None();
                    case VALID -> new Authorization.Granted(valid);
                    case EXPIRED -> new Authorization.Granted(lapsed);
                    case WITHDRAWN -> new Authorization.Withdrawn(moment.stillValid());
                };
        return new Facts.Ties(authorization, bond.blocked(), bond.careTeam(), bond.treating());
    }

    static Facts.Document document(Paper paper) {
        var hidden = paper.hidden();
        return new Facts.Document(
                new Code(paper.type().system(), paper.type().code()),
                new Visibility(hidden.fromProfessionals(), hidden.fromPatient(), hidden.fromRepresentatives()),
                AvailabilityStatus.valueOf(paper.life().name()),
                paper.authored());
    }

    /** Why the law decided so. */
    static long reasons(Decision decision) {
        var reasons = Because.NOTHING;
        for (var rule : decision.rules()) {
            reasons |= BITS[rule.ordinal()];
        }
        return reasons;
    }
}
