package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The Postman collection is run by newman from its first request to its last. */
class PostmanIT {

    private static final Path NEWMAN = Path.of("newman");
    private static final Path LOG = Path.of("target", "newman.log");

    @Test
    void theWholeStoryHoldsFromTheFirstRequestToTheLast() throws IOException, InterruptedException {
        installed();
        var neighbourhood = Neighbourhood.running();

        var exit = run(
                NEWMAN,
                List.of(
                        "node",
                        "node_modules/newman/bin/newman.js",
                        "run",
                        "../../postman/carnet.postman_collection.json",
                        "--environment",
                        "../../postman/demo.postman_environment.json",
                        "--env-var",
                        "base=" + neighbourhood.fhir(),
                        "--env-var",
                        "identity=" + neighbourhood.identity(),
                        "--color",
                        "off"));

        assertThat(exit).as(Files.readString(LOG)).isZero();
        assertThat(Files.readString(LOG)).contains("assertions");
    }

    /** Node is looked for, installed where that is possible, and else the test is skipped, loudly. */
    private static void installed() throws IOException, InterruptedException {
        if (!present("node") || !present("npm")) {
            if (!present("apt-get")
                    || run(
                                    Path.of("."),
                                    List.of("apt-get", "install", "-y", "--no-install-recommends", "nodejs", "npm"))
                            != 0) {
                abort(
                        "!!! SKIPPED: no Node.js here and none could be installed; the Postman collection was NOT run !!!");
            }
        }
        if (!Files.isDirectory(NEWMAN.resolve("node_modules/newman"))
                && run(NEWMAN, List.of("npm", "ci", "--no-audit", "--no-fund")) != 0) {
            abort("!!! SKIPPED: newman could not be installed by npm; the Postman collection was NOT run !!!");
        }
    }

    private static boolean present(String command) throws InterruptedException {
        try {
            return run(Path.of("."), List.of(command, "--version")) == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static int run(Path folder, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end to " + command);
        }
        return process.exitValue();
    }
}
