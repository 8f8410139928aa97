package org.opencarnet.probing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** From the first byte of a request to the last of its answer, by the thread that asks: one connection, which is kept. */
final class Stopwatch {

    private final Line line;

    Stopwatch(Line line) {
        this.line = line;
    }

    /** Nanoseconds. */
    long nanos(Probe probe, String token) {
        try {
            var connection = prepared(probe, token);
            var body = probe.body().getBytes(StandardCharsets.UTF_8);
            var began = System.nanoTime();
            if (body.length > 0) {
                connection.setFixedLengthStreamingMode(body.length);
                try (var out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            read(connection);
            return System.nanoTime() - began;
        } catch (IOException e) {
            throw new UncheckedIOException(probe.toString(), e);
        }
    }

    private HttpURLConnection prepared(Probe probe, String token) throws IOException {
        var connection = (HttpURLConnection)
                URI.create(line.base() + probe.path()).toURL().openConnection();
        connection.setRequestMethod(probe.verb());
        connection.setDoOutput(!probe.body().isEmpty());
        connection.setRequestProperty("Authorization", "Bearer " + token);
        for (var i = 0; i < probe.headers().size(); i += 2) {
            connection.setRequestProperty(
                    probe.headers().get(i), probe.headers().get(i + 1));
        }
        return connection;
    }

    private static void read(HttpURLConnection connection) throws IOException {
        var failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
        try (var in = failed ? connection.getErrorStream() : connection.getInputStream()) {
            if (in != null) {
                in.readAllBytes();
            }
        }
    }
}
