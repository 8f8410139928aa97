package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README promises. */
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("```\\n((?:TOKEN=|curl)[\\s\\S]*?)```");

    private final Neighbourhood neighbourhood = Neighbourhood.running();

    @Test
    void itsCurlsWorkAsTheyAreWritten() throws IOException, InterruptedException {
        var readme = Files.readString(Path.of("..", "README.md"));
        var script =
                BLOCK.matcher(readme).results().map(found -> found.group(1)).collect(Collectors.joining("\necho\n"));

        var said = bash(script.replace(
                        "http://localhost:8080/fhir", neighbourhood.fhir().toString())
                .replace("http://localhost:9000", neighbourhood.identity().toString()));

        assertThat(script.split("curl ")).as("three requests").hasSize(4);
        assertThat(said).contains("\"resourceType\":\"Consent\"");
        assertThat(said).contains("\"resourceType\":\"Bundle\"").contains("\"resourceType\":\"DocumentReference\"");
        assertThat(said).doesNotContain("OperationOutcome");
    }

    private static String bash(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
