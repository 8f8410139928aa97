package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.error.YAMLException;

class ScenariosTest {

    private static final String GOOD = """
            - scenario: A physician reads.
              people:
                Dr Martin: {kind: professional, profession: 10}
              authorized: {Dr Martin: P2M}
              documents:
                report: {type: 11505-5, visibility: [MASQUE_PS]}
              may open:
                Dr Martin: {report: no MASKED}
              sees in the list:
                Dr Martin: []
              who can see:
                report: []
            """;

    @Test
    void readsWhatIsSaidAndFillsInWhatIsNot() {
        var scenario = read(GOOD);

        assertThat(scenario.facts().now()).isEqualTo(Instant.parse("2026-03-10T08:00:00Z"));
        assertThat(scenario.facts().bonds().get("Dr Martin").lastAccess())
                .contains(Instant.parse("2026-01-10T08:00:00Z"));
        assertThat(scenario.facts().documents().get("report").visibility().maskedFromProfessionals())
                .isTrue();
        assertThat(scenario.expected().mayOpen().get("Dr Martin"))
                .containsEntry("report", new Scenario.Answer(false, Set.of("MASKED")));
        assertThat(scenario.expected().whoCanSee()).containsEntry("report", Set.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "A physician reads. | a physician reads",
                "people:            | persons:",
                "kind: professional | kind: wizard",
                "profession: 10     | job: 10",
                "profession: 10     | profession: 10, purpose: curiosity",
                "profession: 10     | profession: 10, regulation: maybe",
                "authorized: {Dr Martin | authorized: {Dr Nobody",
                "authorized: {Dr Martin: P2M} | authorized: {Dr Martin: yesterday}",
                "authorized: {Dr Martin: P2M} | blocked: [Dr Nobody]",
                "MASQUE_PS          | MASQUE",
                "visibility: [MASQUE_PS] | visible: yes",
                "type: 11505-5,     | ",
                "no MASKED          | perhaps",
                "{report: no        | {letter: no",
                "Dr Martin: []      | Dr Martin: [letter]",
                "report: []         | report: [Dr Nobody]"
            })
    void refusesWhatItDoesNotKnow(String right, String wrong) {
        assertThat(GOOD).contains(right);
        assertThatExceptionOfType(MalformedScenario.class)
                .isThrownBy(() -> read(GOOD.replace(right, wrong == null ? "" : wrong)));
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatExceptionOfType(YAMLException.class).isThrownBy(() -> read(GOOD + "  people: {}\n"));
    }

    @Test
    void refusesAScenarioThatIsNotAskedThreeWays() {
        assertThatExceptionOfType(MalformedScenario.class)
                .isThrownBy(() -> read(GOOD.substring(0, GOOD.indexOf("  who can see"))));
    }

    @Test
    void refusesABlockBesideAnAuthorization() {
        assertThatExceptionOfType(MalformedScenario.class).isThrownBy(() -> read(GOOD + "  blocked: [Dr Martin]\n"));
    }

    private static Scenario read(String yaml) {
        return Scenarios.read("test", new StringReader(yaml)).get(0);
    }
}
