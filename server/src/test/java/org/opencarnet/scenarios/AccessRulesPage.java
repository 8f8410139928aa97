package org.opencarnet.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Rule;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.terminology.Provenance;
import org.opencarnet.terminology.Terminology;

/** {@code docs/access-rules.md}: who may do what, drawn from the rules, the matrix and the scenarios that the tests replay. */
final class AccessRulesPage {

    private static final Path RULES = Path.of("src", "main", "java", "org", "opencarnet", "access", "Rule.java");
    private static final Pattern RULE = Pattern.compile("/\\*\\* (.+?) \\*/\\s+([A-Z_]+)\\((true|false)\\)");
    private static final Pattern SCENARIO = Pattern.compile("- scenario: (.+)\\n((?:(?!- scenario:).*\\n?)*)");

    private static final String HEAD = """
            # Who may do what

            This page is drawn by a test from the code that decides, the habilitation matrix and the scenarios that are replayed on the pure function, \
            through the use cases and over HTTP, on H2 and on PostgreSQL. What stands here is what Carnet does.

            A decision is a pure function of who asks, why, what for, and of facts about the record, the document and what binds the two. Every rule that \
            applies is named. One rule that refuses is enough to refuse, whatever else permits; without a rule that permits, nothing is permitted. What a \
            person may not open does not appear in a list, a count or an error, either: it is as if it were not there.
            """;

    private AccessRulesPage() {}

    static String drawn() throws IOException {
        return String.join("\n", HEAD, rules(), matrix(), scenarios());
    }

    private static String rules() throws IOException {
        var rows = RULE.matcher(Files.readString(RULES))
                .results()
                .map(rule -> "| `%s` | %s | %s |".formatted(rule.group(2), effect(rule), rule.group(1)))
                .toList();
        if (rows.size() != Rule.values().length) {
            throw new IllegalStateException(rows.size() + " of the rules say what they are");
        }
        return """
                ## Rules

                Numbers and letters in brackets are sections and decisions of the collected rules of the DMP.

                | rule | it | says |
                |---|---|---|
                %s
                """.formatted(String.join("\n", rows));
    }

    private static String effect(MatchResult rule) {
        return rule.group(3).equals("true") ? "permits" : "refuses";
    }

    private static String matrix() {
        var matrix = HabilitationMatrix.published();
        var head = Arrays.stream(MatrixColumn.values()).map(MatrixColumn::key).collect(Collectors.joining(" | "));
        var line = "|---|---|" + "---|".repeat(MatrixColumn.values().length);
        var rows = matrix.rows().stream().map(AccessRulesPage::row).collect(Collectors.joining("\n"));
        var assumed = matrix.withAssumedRows().rows().stream()
                .filter(row -> row.provenance() == Provenance.ASSUMED)
                .toList();
        return """
                ## The habilitation matrix

                Version %s: the %d rows that are published. ● may read once the record is open to the professional; a blank may not.

                | type | name | %s |
                %s
                %s

                For the %d other types no source is published. Physicians, the author and the patient read them, and nobody else; with \
                `carnet.policy.matrix.assumed-rows=true` these columns do, too: %s.
                """.formatted(
                        matrix.version(),
                        matrix.rows().size(),
                        head,
                        line,
                        rows,
                        assumed.size(),
                        assumed.get(0).columns().stream().map(MatrixColumn::key).collect(Collectors.joining(", ")));
    }

    private static String row(HabilitationMatrix.Row row) {
        var cells = Arrays.stream(MatrixColumn.values())
                .map(column -> row.columns().contains(column) ? "●" : " ")
                .collect(Collectors.joining(" | "));
        var name = Terminology.french()
                .documentType(row.type())
                .orElseThrow()
                .concept()
                .display();
        return "| %s | %s | %s |".formatted(row.type().value(), name, cells);
    }

    private static String scenarios() throws IOException {
        List<Path> files;
        try (var found = Files.list(Scenarios.OF_THE_PROJECT)) {
            files = found.sorted().toList();
        }
        var chapters = new StringBuilder();
        for (var file : files) {
            chapters.append(chapter(Files.readString(file)));
        }
        return """
                ## Scenarios

                %d situations and what follows from them. A person or bond that is not named is not there; an authorization is told by the time since the \
                last access (`P2M`: two months), `now` is a morning in March unless it is said.
                %s""".formatted(Scenarios.ofTheProject().size(), chapters);
    }

    private static String chapter(String file) {
        var title = file.lines().findFirst().orElseThrow().replaceFirst("^# ", "");
        return "\n### " + title + "\n"
                + SCENARIO.matcher(file)
                        .results()
                        .map(AccessRulesPage::scenario)
                        .collect(Collectors.joining());
    }

    private static String scenario(MatchResult found) {
        var facts = Stream.of(found.group(2).stripTrailing().split("\n"))
                .map(line -> line.replaceFirst("^ {2}", ""))
                .collect(Collectors.joining("\n"));
        return "\n**" + found.group(1) + "**\n\n```yaml\n" + facts + "\n```\n";
    }
}
