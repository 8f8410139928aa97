package org.opencarnet.scenarios;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.opencarnet.storage.testing.Databases;

/** The scenarios asked over HTTP, by both doors: the same answers as on the core. */
class ScenariosOverHttpTest {

    private static final List<Scenario> ALL = Scenarios.ofTheProject();

    @TestFactory
    Stream<DynamicContainer> underThePolicyThatHoldsWhereTheOperatorSaysNothing() {
        return asked(unlessSaid(), RunningCarnet.shared());
    }

    @TestFactory
    Stream<DynamicContainer> underOtherPolicies() {
        return otherPolicies()
                .map(policy -> askedAlone(
                        ALL.stream()
                                .filter(scenario -> !scenario.policy().isEmpty())
                                .filter(scenario -> policy.entrySet()
                                        .containsAll(scenario.policy().entrySet()))
                                .toList(),
                        RunningCarnet.on(Databases.h2Url(), policy)));
    }

    @TestFactory
    Stream<DynamicContainer> onPostgres() {
        return Stream.of(askedAlone(unlessSaid(), RunningCarnet.on(Databases.postgresUrl(), Map.of())));
    }

    private static List<Scenario> unlessSaid() {
        return ALL.stream().filter(scenario -> scenario.policy().isEmpty()).toList();
    }

    /** Policies that do not contradict each other are one, so that few servers are started. */
    private static Stream<Map<String, Boolean>> otherPolicies() {
        var merged = new ArrayList<Map<String, Boolean>>();
        ALL.stream().map(Scenario::policy).filter(policy -> !policy.isEmpty()).forEach(policy -> {
            var into = merged.stream()
                    .filter(one -> policy.entrySet().stream()
                            .allMatch(said -> one.getOrDefault(said.getKey(), said.getValue())
                                    .equals(said.getValue())))
                    .findFirst()
                    .orElseGet(() -> {
                        merged.add(new HashMap<>());
                        return merged.get(merged.size() - 1);
                    });
            into.putAll(policy);
        });
        return merged.stream();
    }

    /** On a server of their own, which stops after them. */
    private static DynamicContainer askedAlone(List<Scenario> scenarios, RunningCarnet carnet) {
        return dynamicContainer(
                "on a server of their own",
                Stream.concat(asked(scenarios, carnet), Stream.of(dynamicTest("the server stops", carnet::close))));
    }

    private static Stream<DynamicContainer> asked(List<Scenario> scenarios, RunningCarnet carnet) {
        return scenarios.stream().map(scenario -> {
            var cast = new Cast(scenario.facts(), ALL.indexOf(scenario));
            var told = carnet.tell(scenario.facts(), cast);
            var fhir = new HttpWorld(carnet, scenario.facts(), cast, told);
            var xds = new XdsWorld(carnet, scenario.facts(), cast, told);
            return dynamicContainer(
                    scenario.title(),
                    Stream.of(
                            dynamicContainer("by the door of FHIR", Questions.threeWays(scenario, fhir)),
                            dynamicContainer("by the door of XDS", Questions.threeWays(xds.within(scenario), xds))));
        });
    }
}
