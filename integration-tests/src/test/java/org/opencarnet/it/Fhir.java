package org.opencarnet.it;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One person's or system's way to the FHIR face: a token got from the demo, and plain HTTP. */
final class Fhir {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FHIR_JSON = "application/fhir+json";

    private final Neighbourhood neighbourhood;
    private final String token;

    private Fhir(Neighbourhood neighbourhood, String token) {
        this.neighbourhood = neighbourhood;
        this.token = token;
    }

    /** As a persona of the demo, with parameters of {@code POST /demo/token} that override the persona's. */
    static Fhir as(Neighbourhood neighbourhood, String persona, Map<String, String> overrides) {
        var form = new HashMap<>(overrides);
        form.put("persona", persona);
        var answer = send(HttpRequest.newBuilder(neighbourhood.identity().resolve("/demo/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build());
        if (answer.status() != 200) {
            throw new IllegalStateException("no token for " + persona + ": " + answer.text());
        }
        return new Fhir(neighbourhood, answer.json().path("access_token").asText());
    }

    /** As nobody: without a token. */
    static Fhir asNobody(Neighbourhood neighbourhood) {
        return bearing(neighbourhood, "");
    }

    /** As whoever this token proves. */
    static Fhir bearing(Neighbourhood neighbourhood, String token) {
        return new Fhir(neighbourhood, token);
    }

    static Fhir as(Neighbourhood neighbourhood, String persona) {
        return as(neighbourhood, persona, Map.of());
    }

    Answer get(String pathAndQuery) {
        return get(pathAndQuery, FHIR_JSON);
    }

    Answer get(String pathAndQuery, String accept) {
        return send(request(pathAndQuery).header("Accept", accept).GET().build());
    }

    Answer post(String path, JsonNode body) {
        return post(path, body, Map.of());
    }

    Answer post(String path, JsonNode body, Map<String, String> headers) {
        var request = request(path).header("Content-Type", FHIR_JSON);
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** A JSON Patch (RFC 6902). */
    Answer patch(String pathAndQuery, String jsonPatch) {
        return send(request(pathAndQuery)
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(jsonPatch))
                .build());
    }

    /** What an URL of an answer gives, as it stands. */
    Answer follow(String url, String accept) {
        return send(request(URI.create(url)).header("Accept", accept).build());
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads a text that is JSON. */
    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("no JSON: " + json, cause);
        }
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        var separator = pathAndQuery.isEmpty() ? "" : "/";
        return request(URI.create(neighbourhood.fhir() + separator + pathAndQuery));
    }

    private HttpRequest.Builder request(URI uri) {
        var request = HttpRequest.newBuilder(uri);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What came back. */
    record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return read(text());
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .get(0);
        }

        /** The resources of a searchset, those that were asked for. */
        List<JsonNode> matches() {
            var found = new ArrayList<JsonNode>();
            json().path("entry").forEach(entry -> {
                if (entry.path("search").path("mode").asText("match").equals("match")) {
                    found.add(entry.path("resource"));
                }
            });
            return found;
        }
    }
}
