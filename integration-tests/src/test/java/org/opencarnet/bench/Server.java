package org.opencarnet.bench;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A server under test, in a JVM of its own on free ports of the loopback. */
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Tokens live an hour. */
    private static final Duration FRESH = Duration.ofMinutes(20);

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Optional<Integer> identityPort;
    private final Process process;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private Server(List<String> command, String ready, Optional<Integer> identityPort, int port) {
        this.port = port;
        this.identityPort = identityPort;
        this.process = process(command, Path.of("target", "bench-" + port + ".log"));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await(Instant.now().plus(PATIENCE), ready);
    }

    /**
     * Carnet with the demo's identity provider in the same JVM.
     *
     * @param before what stands first on the class path, where something does
     */
    static Server carnet(Optional<Path> before, List<String> arguments) {
        var port = freePort();
        var identityPort = freePort();
        var libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = java("-cp", before.map(first -> first + ":").orElse("") + libraries, "org.opencarnet.demo.Demo");
        command.add("--server.port=" + port);
        command.add("--demo.identity.port=" + identityPort);
        command.addAll(arguments);
        return new Server(command, "/actuator/health/readiness", Optional.of(identityPort), port);
    }

    /** The generic server. */
    static Server peer(List<String> arguments) {
        var port = freePort();
        var jar = Optional.ofNullable(System.getProperty("bench.peer.jar"))
                .orElseThrow(() -> new IllegalStateException("-Dbench.peer.jar= is missing"));
        var command = java("-jar", jar, "--server.port=" + port);
        command.addAll(arguments);
        return new Server(command, "/fhir/metadata", Optional.empty(), port);
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Where it listens, without a slash at the end. */
    URI address() {
        return URI.create("http://localhost:" + port);
    }

    long pid() {
        return process.pid();
    }

    /** A header that proves a persona of the demo; empty where nobody need prove anything. */
    String authorization(String persona) {
        return identityPort
                .map(any -> token(persona))
                .map(token -> "Authorization: Bearer " + token.text() + "\r\n")
                .orElse("");
    }

    /** A header with a VIHF of a persona of the demo about the patient of this INS, good for one message. */
    String vihf(String persona, String ins) {
        return ask(form("/demo/vihf", "persona=" + persona + "&ins=" + ins), HttpResponse::body)
                .orElseThrow();
    }

    private HttpRequest form(String path, String fields) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + identityPort.orElseThrow() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    private Token token(String persona) {
        var token = tokens.computeIfAbsent(persona, this::newToken);
        if (token.since().plus(FRESH).isBefore(Instant.now())) {
            tokens.remove(persona, token);
            return token(persona);
        }
        return token;
    }

    private Token newToken(String persona) {
        var text = ask(form("/demo/token", "persona=" + persona), HttpResponse::body)
                .orElseThrow();
        var found = TOKEN.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no token for " + persona + ": " + text);
        }
        return new Token(found.group(1), Instant.now());
    }

    private void await(Instant end, String ready) {
        var request = HttpRequest.newBuilder(address().resolve(ready)).build();
        while (ask(request, HttpResponse::statusCode)
                .filter(status -> status == 200)
                .isEmpty()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException("no answer; see target/bench-" + port + ".log");
            }
            pause();
        }
    }

    private <T> Optional<T> ask(HttpRequest request, Function<HttpResponse<String>, T> wanted) {
        try {
            return Optional.of(wanted.apply(HTTP.send(request, HttpResponse.BodyHandlers.ofString())));
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void pause() {
        try {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process process(List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private record Token(String text, Instant since) {}
}
