package org.opencarnet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demo running in a process of its own, once for all tests of a JVM: server and identity provider on free ports of the loopback, an
 * embedded database in memory.
 */
final class Neighbourhood {

    /** Turns on all transactions that are off by default. */
    static final String ALL_TRANSACTIONS = "--carnet.xds.optional-transactions=iti51,iti62,iti86";

    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final int port;
    private final int identityPort;
    private final Process process;

    private Neighbourhood(Launch launch) throws IOException, InterruptedException {
        this.port = freePort();
        this.identityPort = freePort();
        var began = Instant.now();
        this.process = start(launch);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitFirstAnswer(began);
    }

    /** The one neighbourhood of this JVM, started at the first call. */
    static Neighbourhood running() {
        return Holder.ONE;
    }

    /** Another one, with these arguments besides; to be killed by whoever starts it. */
    static Neighbourhood started(String... arguments) {
        return started(Launch.with(arguments));
    }

    /** Another one, launched in another way; to be killed likewise. */
    static Neighbourhood started(Launch launch) {
        try {
            return new Neighbourhood(launch);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Ends at once, as by {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends in good order. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Waits until it has ended by itself. */
    void awaitEnd() {
        process.onExit().join();
    }

    /** Base of the FHIR face, without a slash at its end. */
    URI fhir() {
        return URI.create("http://localhost:" + port + "/fhir");
    }

    /** Base of the identity provider. */
    URI identity() {
        return URI.create("http://localhost:" + identityPort);
    }

    private Process start(Launch launch) throws IOException {
        var command = new ArrayList<>(launch.under());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(launch.options());
        command.addAll(List.of(
                "-cp",
                launch.classPath(),
                "org.opencarnet.demo.Demo",
                "--server.port=" + port,
                "--demo.identity.port=" + identityPort));
        command.addAll(launch.arguments());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    /** What it says while it runs. */
    Path log() {
        return Path.of("target", "neighbourhood-" + port + ".log");
    }

    private void awaitFirstAnswer(Instant began) throws InterruptedException {
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(began.plus(PATIENCE))) {
                process.destroyForcibly();
                throw new IllegalStateException("the demo did not answer; see " + log());
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    /** A good answer is one that needs the whole: a token, the rules and the seeded documents. */
    private boolean answers() {
        try {
            var ready = URI.create("http://localhost:" + port + "/actuator/health/readiness");
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts at first use. */
    private static final class Holder {

        private static final Neighbourhood ONE = started(ALL_TRANSACTIONS);
    }

    /**
     * How a server is launched.
     *
     * @param under a command that runs the command behind it, such as one that sets limits; or none
     * @param options of the virtual machine
     * @param arguments of the demo
     */
    record Launch(List<String> under, List<String> options, String classPath, List<String> arguments) {

        static Launch with(String... arguments) {
            var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return new Launch(List.of(), List.of(), classPath, List.of(arguments));
        }

        Launch under(String... command) {
            return new Launch(List.of(command), options, classPath, arguments);
        }

        Launch options(String... more) {
            return new Launch(under, List.of(more), classPath, arguments);
        }

        Launch classPath(String other) {
            return new Launch(under, options, other, arguments);
        }
    }
}
