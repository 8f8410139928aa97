package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opencarnet.access.Rule;

class ScenariosOnTheCoreTest {

    private static final List<Scenario> ALL = Scenarios.ofTheProject();

    @TestFactory
    Stream<DynamicContainer> everyScenarioIsAnsweredThreeWays() {
        return ALL.stream().map(scenario -> {
            var world = world(scenario);
            return dynamicContainer(
                    scenario.title(), Stream.concat(Questions.threeWays(scenario, world), acts(scenario, world)));
        });
    }

    private static CoreWorld world(Scenario scenario) {
        return new CoreWorld(
                scenario, scenario.facts().shuffled(new Random(scenario.title().hashCode())));
    }

    private static Stream<DynamicTest> acts(Scenario scenario, CoreWorld world) {
        return scenario.expected().may().entrySet().stream().flatMap(his -> his.getValue().entrySet().stream()
                .map(one -> dynamicTest(
                        "%s may %s: %s".formatted(his.getKey(), one.getKey(), one.getValue()),
                        () -> Questions.same(world.may(his.getKey(), one.getKey()), one.getValue()))));
    }

    @Test
    void thereAreAtLeastAHundredAndTwenty() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(120);
    }

    /** But that of conformance tools, who come to no server on which scenarios are replayed ({@code TesterTest}). */
    @Test
    void everyRuleOfTheLawDeterminesAnAnswer() {
        var told = ALL.stream()
                .flatMap(scenario -> Stream.concat(
                        answers(scenario.expected().mayOpen()),
                        answers(scenario.expected().may())))
                .flatMap(answer -> answer.rules().stream())
                .collect(Collectors.toSet());

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values())
                        .filter(rule -> rule != Rule.CONFORMANCE_TEST)
                        .map(Enum::name)
                        .toList());
    }

    private static <T> Stream<Scenario.Answer> answers(Map<String, Map<T, Scenario.Answer>> answers) {
        return answers.values().stream().flatMap(his -> his.values().stream());
    }

    @Test
    void everyKindOfRequesterAsks() {
        var kinds = ALL.stream()
                .flatMap(scenario -> scenario.facts().people().values().stream())
                .map(Situation.Person::kind)
                .collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder(Situation.Kind.values());
    }

    @Test
    void theOrderInWhichFactsAreToldMakesNoDifference() {
        var chance = new Random(7);

        assertThat(ALL).allSatisfy(scenario -> {
            var told = new CoreWorld(scenario, scenario.facts().shuffled(chance));
            var retold = new CoreWorld(scenario, scenario.facts().shuffled(chance));
            for (var person : scenario.facts().people().keySet()) {
                assertThat(told.seesInTheList(person)).isEqualTo(retold.seesInTheList(person));
            }
        });
    }
}
