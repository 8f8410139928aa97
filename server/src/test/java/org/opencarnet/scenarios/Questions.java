package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The three questions of a scenario as tests, one for each person or document it names. */
public final class Questions {

    private Questions() {}

    /** May open, sees in the list, who can see. */
    public static Stream<DynamicTest> threeWays(Scenario scenario, World world) {
        return Stream.of(mayOpen(scenario, world), seesInTheList(scenario, world), whoCanSee(scenario, world))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> mayOpen(Scenario scenario, World world) {
        return scenario.expected().mayOpen().entrySet().stream().flatMap(his -> his.getValue().entrySet().stream()
                .map(one -> dynamicTest(
                        "%s may open %s: %s".formatted(his.getKey(), one.getKey(), one.getValue()),
                        () -> same(world.mayOpen(his.getKey(), one.getKey()), one.getValue()))));
    }

    private static Stream<DynamicTest> seesInTheList(Scenario scenario, World world) {
        return scenario.expected().seesInTheList().entrySet().stream()
                .map(his -> dynamicTest(
                        "%s sees in the list: %s".formatted(his.getKey(), his.getValue()),
                        () -> assertThat(world.seesInTheList(his.getKey())).isEqualTo(his.getValue())));
    }

    private static Stream<DynamicTest> whoCanSee(Scenario scenario, World world) {
        var people = scenario.facts().people().keySet();
        return scenario.expected().whoCanSee().entrySet().stream()
                .map(its -> dynamicTest(
                        "%s is seen by: %s".formatted(its.getKey(), its.getValue()),
                        () -> assertThat(world.whoCanSee(its.getKey(), people)).isEqualTo(its.getValue())));
    }

    /** The same answer, resting on the same rules where both tell them. */
    static void same(Scenario.Answer actual, Scenario.Answer expected) {
        assertThat(actual.yes()).as(actual::toString).isEqualTo(expected.yes());
        if (!actual.rules().isEmpty() && !expected.rules().isEmpty()) {
            assertThat(actual.rules()).isEqualTo(expected.rules());
        }
    }
}
