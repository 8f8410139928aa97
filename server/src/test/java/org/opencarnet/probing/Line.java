package org.opencarnet.probing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Connections to the FHIR face that are kept alive. */
final class Line {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Line(String base) {
        this.base = base;
    }

    String base() {
        return base;
    }

    HttpResponse<String> ask(Probe probe, String token) {
        var body = probe.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(probe.body());
        var request = HttpRequest.newBuilder(address(probe.path()))
                .method(probe.verb(), body)
                .header("Authorization", "Bearer " + token);
        if (!probe.headers().isEmpty()) {
            request.headers(probe.headers().toArray(String[]::new));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(probe.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI address(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    /** What has to go well, such as what the tests build on. */
    String done(Probe probe, String token) {
        var answer = ask(probe, token);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(probe + "\n" + answer.body());
        }
        return answer.body();
    }
}
