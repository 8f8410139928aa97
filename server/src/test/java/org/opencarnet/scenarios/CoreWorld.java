package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.access.Access;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Action;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.terminology.Terminology;

/** The law itself: each question is one call of {@code decide}. */
final class CoreWorld implements World {

    private final Situation facts;
    private final Cast cast;
    private final Access law;

    CoreWorld(Scenario scenario, Situation facts) {
        this.facts = facts;
        this.cast = new Cast(facts, 0);
        this.law = law(scenario.policy());
    }

    private static Access law(Map<String, Boolean> said) {
        var unlessSaid = Policy.DEFAULT;
        var policy = new Policy(
                said.getOrDefault("emergency-passes-block", unlessSaid.emergencyPassesBlock()),
                said.getOrDefault("regulation-passes-block", unlessSaid.regulationPassesBlock()),
                said.getOrDefault("care-team-presumes-consent", unlessSaid.careTeamPresumesConsent()),
                said.getOrDefault("hide-from-patient-later", unlessSaid.hideFromPatientLater()),
                unlessSaid.maskedAndInvisible());
        var matrix = HabilitationMatrix.published();
        return new Access(policy, said.getOrDefault("assumed-rows", false) ? matrix.withAssumedRows() : matrix);
    }

    @Override
    public Scenario.Answer mayOpen(String person, String document) {
        return answer(decide(person, Action.READ, Optional.of(document)));
    }

    @Override
    public Set<String> seesInTheList(String person) {
        var seen = facts.documents().keySet().stream()
                .filter(document ->
                        decide(person, Action.LIST, Optional.of(document)).permitted())
                .collect(Collectors.toSet());
        if (facts.documents().isEmpty()) {
            assertThat(decide(person, Action.LIST, Optional.empty()).permitted())
                    .isFalse();
        }
        return seen;
    }

    Scenario.Answer may(String person, Scenario.Act act) {
        var action = Action.valueOf(act.what().toUpperCase(Locale.ROOT).replace(' ', '_'));
        return answer(decide(person, action, Optional.of(act.document()).filter(name -> !name.isEmpty())));
    }

    private Decision decide(String name, Action action, Optional<String> document) {
        var person = facts.people().get(name);
        var purpose =
                new Purpose(mode(person.errand().purpose()), person.errand().reason());
        var requester = requester(name, person);
        var known = known(facts.bond(person));
        var asked = document.map(
                        one -> known.about(document(requester, facts.documents().get(one))))
                .orElse(known);
        return law.decide(new AccessRequest(requester, purpose, action, facts.now()), asked);
    }

    private Requester requester(String name, Situation.Person person) {
        var id = cast.id(name);
        return switch (person.kind()) {
            case PATIENT -> new Requester.Patient(cast.patient(), name);
            case ANOTHER_PATIENT -> new Requester.Patient(cast.anotherPatient(), name);
            case REPRESENTATIVE -> new Requester.Representative(id, name, cast.patient());
            case REPRESENTATIVE_OF_ANOTHER -> new Requester.Representative(id, name, cast.anotherPatient());
            case STRUCTURE -> new Requester.Structure(id, name);
            case ENROLMENT -> new Requester.Enrolment(id, name);
            case PROFESSIONAL -> professional(id, name, person.practice());
        };
    }

    private static Requester professional(String id, String name, Situation.Practice practice) {
        var profession = new Code(CodeSystems.PROFESSION, practice.profession());
        return new Requester.Professional(
                id,
                name,
                practice.profession(),
                MatrixColumn.of(profession, practice.qualifications()),
                Optional.empty(),
                practice.regulation());
    }

    private Facts known(Situation.Bond bond) {
        var ins = Optional.of(cast.patient());
        if (facts.record().state() == Situation.State.ABSENT) {
            return Facts.ofAbsent(ins);
        }
        var state = facts.record().state() == Situation.State.OPEN ? Facts.State.ACTIVE : Facts.State.CLOSED;
        return new Facts(
                ins,
                state,
                Optional.of(facts.record().born()),
                facts.record().consents(),
                new Facts.Ties(authorization(bond), bond.blocked(), bond.careTeam(), bond.medecinTraitant()),
                Optional.empty());
    }

    private static Authorization authorization(Situation.Bond bond) {
        return bond.lastAccess()
                .<Authorization>map(Authorization.Granted::new)
                .or(() -> bond.withdrawn().map(Authorization.Withdrawn::new))
                .orElseGet(Authorization.None::new);
    }

    private Facts.Document document(Requester requester, Situation.Document document) {
        var type = Terminology.french().documentType(document.type()).orElseThrow();
        var authored = requester.authorIdentifiers().stream().anyMatch(cast.authors(document)::contains);
        return new Facts.Document(type.concept().code(), document.visibility(), document.status(), authored);
    }

    private static Purpose.Mode mode(String code) {
        for (var mode : Purpose.Mode.values()) {
            if (mode.code().equals(code)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(code);
    }

    private static Scenario.Answer answer(Decision decision) {
        return new Scenario.Answer(
                decision.permitted(), decision.rules().stream().map(Enum::name).collect(Collectors.toSet()));
    }
}
