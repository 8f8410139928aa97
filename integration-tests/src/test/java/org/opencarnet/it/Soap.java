package org.opencarnet.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** SOAP 1.2 over the wire, in plain and with MIME parts (MTOM); and VIHF of the demo's making to go with it. */
final class Soap {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "MIME-of-the-tests";

    /** The media type of an envelope with parts. */
    static final String MULTIPART = "multipart/related; boundary=\"" + BOUNDARY
            + "\"; type=\"application/xop+xml\"; start=\"<envelope>\"; start-info=\"application/soap+xml\"";

    private final Neighbourhood neighbourhood;

    Soap(Neighbourhood neighbourhood) {
        this.neighbourhood = neighbourhood;
    }

    /** A signed WS-Security header for whom these fields describe. */
    String vihf(Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(neighbourhood.identity().resolve("/demo/vihf"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        var answer = send(request.build());
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException(text(answer.body()));
        }
        return text(answer.body());
    }

    /** Sends an envelope to a transaction such as {@code iti43}, with parts by their content id. */
    Answer post(String transaction, String envelope, Map<String, byte[]> parts) {
        var message = parts.isEmpty() ? envelope.getBytes(StandardCharsets.UTF_8) : multipart(envelope, parts);
        var type = parts.isEmpty() ? "application/soap+xml; charset=UTF-8" : MULTIPART;
        var request = HttpRequest.newBuilder(URI.create(base() + "/" + transaction))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(message));
        return Answer.of(send(request.build()));
    }

    private String base() {
        return neighbourhood.fhir().toString().replaceAll("/fhir$", "/xds");
    }

    /** An envelope with parts by their content id, as bytes. */
    static byte[] multipart(String envelope, Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        part(
                out,
                "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"",
                "envelope",
                envelope.getBytes(StandardCharsets.UTF_8));
        parts.forEach((id, bytes) -> part(out, "application/octet-stream", id, bytes));
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String type, String id, byte[] bytes) {
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Type: " + type
                        + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id + ">\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * What came back.
     *
     * @param envelope the root part
     * @param parts the others, by their content id
     */
    record Answer(int status, String envelope, Map<String, byte[]> parts) {

        static Answer of(HttpResponse<byte[]> response) {
            var type = response.headers().firstValue("Content-Type").orElse("");
            return type.startsWith("multipart/related")
                    ? Mime.answer(response.statusCode(), type, response.body())
                    : new Answer(response.statusCode(), text(response.body()), Map.of());
        }
    }
}
