package org.opencarnet.demo.seeding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server's FHIR face, entered with the token of one persona or another. */
final class Door {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int TRIES = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final URI fhir;
    private final URI identity;

    /** Bases of the FHIR face and of the identity provider, without a slash at their ends. */
    Door(URI fhir, URI identity) {
        this.fhir = fhir;
        this.identity = identity;
    }

    /** Creates a resource as this persona; a seed that is not taken is a fault of the demo and stops it. */
    void create(String persona, JsonNode resource) {
        var type = resource.path("resourceType").asText();
        var answer = send(HttpRequest.newBuilder(URI.create(fhir + "/" + type))
                .header("Authorization", "Bearer " + token(persona))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(resource.toString()))
                .build());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(
                    "The server does not take a " + type + " of " + persona + ": " + answer.body());
        }
    }

    /** Whether a record of this INS ({@code system|value}) is there. */
    boolean hasRecord(String ins) {
        var asked = URLEncoder.encode(ins, StandardCharsets.UTF_8);
        var answer = send(HttpRequest.newBuilder(URI.create(fhir + "/Patient?identifier=" + asked))
                .header("Authorization", "Bearer " + token(Seeding.ENROLMENT))
                .header("Accept", "application/fhir+json")
                .build());
        return read(answer.body()).path("entry").findValue("resource") != null;
    }

    private String token(String persona) {
        return tokens.computeIfAbsent(persona, this::newToken);
    }

    private String newToken(String persona) {
        var answer = send(HttpRequest.newBuilder(URI.create(identity + "/demo/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("persona=" + persona))
                .build());
        return read(answer.body()).path("access_token").asText();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Comes again where the server says so, as it does while a slow machine is still waking up. */
    private HttpResponse<String> send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (var left = TRIES - 1; left > 0 && answer.statusCode() == 503; left--) {
                TimeUnit.SECONDS.sleep(
                        answer.headers().firstValueAsLong("Retry-After").orElse(1));
                answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            }
            return answer;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
