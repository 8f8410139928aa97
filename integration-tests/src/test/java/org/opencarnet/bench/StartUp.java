package org.opencarnet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How long the demo takes from nothing to its first good answer, and what memory it holds then. */
final class StartUp {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    /** A fictitious patient of the demo, and her physician. */
    private static final String QUESTION =
            "/DocumentReference?patient.identifier=" + Papers.INS_SYSTEM + "%7C282046938390521";

    private static final String PERSONA = "dr-martin";

    private StartUp() {}

    static void measure(Plan plan, Report report) {
        var starts = IntStream.range(0, Math.min(3, plan.rounds()))
                .mapToObj(round -> once())
                .toList();
        report.note("## Start of the demo\n\n| | first good answer, s | resident memory then, MB |\n|---|---|---|\n"
                + line("least", starts, 0) + line("middle", starts, starts.size() / 2)
                + line("most", starts, starts.size() - 1));
    }

    private static String line(String name, List<Start> starts, int place) {
        var seconds = starts.stream().mapToDouble(Start::seconds).sorted().toArray()[place];
        var memory = starts.stream().mapToDouble(Start::megabytes).sorted().toArray()[place];
        return "| %s | %.1f | %.0f |\n".formatted(name, seconds, memory);
    }

    private static Start once() {
        var began = Instant.now();
        try (var server = Server.carnet(Optional.empty(), List.of());
                var wire = new Wire(server.address())) {
            var contender = new Contender("Demo", server, "", Optional.empty(), Arena.empty());
            var answer = wire.send(contender.get(PERSONA, QUESTION, "application/fhir+json"));
            if (answer.status() != 200 || answer.count("\"fullUrl\"") == 0) {
                throw new IllegalStateException("no good answer: " + answer.text());
            }
            return new Start(Duration.between(began, Instant.now()).toMillis() / 1000.0, resident(server.pid()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static double resident(long pid) throws IOException {
        var status = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        return status.find() ? Double.parseDouble(status.group(1)) / 1024 : Double.NaN;
    }

    private record Start(double seconds, double megabytes) {}
}
