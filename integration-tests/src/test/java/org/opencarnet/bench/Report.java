package org.opencarnet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opencarnet.bench.Measured.Turn;

/** Writes down a run: every turn as JSON, the middle of them as a table for people. */
final class Report {

    private static final String HEAD = """
            | operation | load | server | answers/s (least to most) | p50 ms | p99 ms | CPU ms, server | CPU ms, database | statements |
            |---|---|---|---|---|---|---|---|---|
            """;

    private final Plan plan;
    private final Map<String, String> circumstances = new LinkedHashMap<>();
    private final Map<String, List<Measured>> chapters = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Report(Plan plan) {
        this.plan = plan;
        circumstances.put("date", LocalDate.now().toString());
        circumstances.put("machine", Machine.description());
        circumstances.put("load before the run", "%.1f".formatted(Machine.load()));
        circumstances.put("plan", plan.toString());
    }

    /** Notes a circumstance. */
    void describe(String name, String value) {
        circumstances.put(name, value);
    }

    /** Adds figures under a heading. */
    void add(String heading, List<Measured> measured) {
        chapters.put(heading, measured);
        write();
    }

    /** Adds a sentence or a table of its own. */
    void note(String markdown) {
        notes.add(markdown);
        write();
    }

    long wrong() {
        return measured().stream().mapToLong(Measured::wrong).sum();
    }

    private List<Measured> measured() {
        return chapters.values().stream().flatMap(List::stream).toList();
    }

    /** Writes {@code performance.json} and {@code performance.md} with what there is, so that a run which is cut short is not lost. */
    private void write() {
        try {
            var folder = Files.createDirectories(plan.report());
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(
                            folder.resolve("performance.json").toFile(),
                            Map.of("circumstances", circumstances, "measured", chapters, "notes", notes));
            Files.writeString(folder.resolve("performance.md"), markdown());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private String markdown() {
        var text = new StringBuilder("# Performance\n\nMade by `mvn -pl integration-tests -am -Pbench verify`.\n\n");
        circumstances.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        chapters.forEach((heading, measured) -> {
            text.append("\n## ").append(heading).append("\n\n").append(HEAD);
            measured.forEach(one -> text.append(line(one)).append('\n'));
        });
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    /** One line of the table. */
    static String line(Measured measured) {
        return "| %s | %s | %s | %s (%s to %s) | %s | %s | %s | %s | %s |"
                .formatted(
                        measured.operation(),
                        measured.load(),
                        measured.contender(),
                        figure(measured.median(Turn::perSecond)),
                        figure(measured.least(Turn::perSecond)),
                        figure(measured.most(Turn::perSecond)),
                        figure(measured.median(Turn::p50)),
                        figure(measured.median(Turn::p99)),
                        figure(measured.median(Turn::cpuOfServer)),
                        figure(measured.median(Turn::cpuOfDatabase)),
                        figure(measured.median(Turn::statements)));
    }

    /** Three digits say enough. */
    static String figure(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        var form = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }
}
