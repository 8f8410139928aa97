package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.access.Access;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Action;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Requester;
import org.opencarnet.terminology.Terminology;

/** The law itself: each question is one call of {@code decide}. */
final class CoreWorld implements World {

    private final Situation facts;
    private final Cast cast;
    private final Access law;

    CoreWorld(Scenario scenario, Situation facts) {
        this.facts = facts;
        this.cast = new Cast(facts, 0);
        this.law = Callers.law(scenario.policy());
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
        var requester = Callers.requester(cast, name);
        var purpose = Callers.purpose(person);
        var known = known(facts.bond(person));
        var asked = document.map(
                        one -> known.about(document(requester, facts.documents().get(one))))
                .orElse(known);
        return law.decide(new AccessRequest(requester, purpose, action, facts.now()), asked);
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

    private static Scenario.Answer answer(Decision decision) {
        return new Scenario.Answer(
                decision.permitted(), decision.rules().stream().map(Enum::name).collect(Collectors.toSet()));
    }
}
