package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} names tests, scenarios, properties and code that are there, and nothing that is said to be shown by nothing. */
class RulesPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern SCENARIOS = Pattern.compile("([a-z-]+)\\.yaml");
    private static final int FEWEST_RULES = 50;

    private static List<List<String>> rules;
    private static String code;
    private static String tests;
    private static String properties;

    @BeforeAll
    static void thePageAndAllThatItMayName() throws IOException {
        rules = Files.readAllLines(ROOT.resolve("docs/rules.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.endsWith("| shown by |"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        code = sources("terminology/src/main/java", "server/src/main/java");
        tests = sources("server/src/test/java", "integration-tests/src/test/java");
        properties = Files.readString(ROOT.resolve("docs/configuration.md"));
    }

    private static String sources(String... folders) {
        return Stream.of(folders).map(ROOT::resolve).map(RulesPageTest::sources).collect(Collectors.joining());
    }

    private static String sources(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .map(RulesPageTest::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRuleIsShownBySomethingThatIsThere() {
        assertThat(rules).hasSizeGreaterThan(FEWEST_RULES).allSatisfy(rule -> {
            var shownBy = rule.get(3);
            var names = names(shownBy).toList();
            var scenarios =
                    SCENARIOS.matcher(shownBy).results().map(MatchResult::group).toList();

            assertThat(names.size() + scenarios.size()).as(shownBy).isPositive();
            assertThat(names).allMatch(RulesPageTest::isTested);
            assertThat(scenarios).allSatisfy(name -> assertThat(Path.of("src/test/resources/scenarios", name))
                    .exists());
        });
    }

    @Test
    void everyRuleIsKeptWhereThePageSays() {
        assertThat(rules)
                .allSatisfy(rule ->
                        assertThat(names(rule.get(2)).toList()).isNotEmpty().allMatch(RulesPageTest::isThere));
    }

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1));
    }

    /** A test, a class of tests or a package of them; or the property that holds an open question. */
    private static boolean isTested(String name) {
        return isProperty(name)
                || Pattern.compile("(void|>|class|interface) " + name + "\\b|package org\\.opencarnet\\." + name + ";")
                        .matcher(tests)
                        .find();
    }

    private static boolean isThere(String name) {
        return isProperty(name)
                || Arrays.stream(name.split("\\."))
                        .filter(word -> !word.isEmpty())
                        .allMatch(word -> Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                                .matcher(code)
                                .find());
    }

    private static boolean isProperty(String name) {
        return name.startsWith("carnet.") && properties.contains("| `" + name.replace("*", ""));
    }
}
