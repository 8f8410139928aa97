package org.opencarnet.xds.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.opencarnet.CarnetInMemory;

/** SOAP messages as they go over the wire, put together by hand. */
public final class Wire {

    public static final String PLAIN = "application/soap+xml; charset=UTF-8";
    public static final String MTOM =
            "multipart/related; boundary=MIME; type=\"application/xop+xml\"; start=\"<root>\"; start-info=\"application/soap+xml\"";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern SUBCODE = Pattern.compile("Subcode>\\s*<[^>]*Value[^>]*>([^<]*)<");
    private static final Pattern CODE = Pattern.compile("Code>\\s*<[^>]*Value[^>]*>([^<]*)<");

    private final Map<String, String> headers = new LinkedHashMap<>();
    private Supplier<String> base = CarnetInMemory::soap;

    public static Wire as(String contentType) {
        return new Wire().with("Content-Type", contentType);
    }

    public Wire with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** To another server than the one in memory. */
    public Wire at(String other) {
        base = () -> other;
        return this;
    }

    public Answer post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, byte[] body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, byte[] body) {
        var request =
                HttpRequest.newBuilder(URI.create(base.get() + path)).method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String envelope(String headers, String body) {
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header>" + headers
                + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    /** An envelope with its parts, each by its content id. */
    public static byte[] mtom(String envelope, Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        part(out, "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"", "root", utf8(envelope));
        parts.forEach((id, bytes) -> part(out, "application/octet-stream", id, bytes));
        out.writeBytes(utf8("--MIME--\r\n"));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String type, String id, byte[] bytes) {
        out.writeBytes(utf8("--MIME\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                + id + ">\r\n\r\n"));
        out.writeBytes(bytes);
        out.writeBytes(utf8("\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        /** A character for each byte. */
        public String body() {
            return response.body();
        }

        /** As above, in its characters. */
        public String text() {
            return new String(body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        /** The local name of the fault's subcode, or of its code where it has none; empty for what is no fault. */
        public String fault() {
            if (!body().contains("Fault>")) {
                return "";
            }
            var subcode = SUBCODE.matcher(body());
            var code = CODE.matcher(body());
            return local(subcode.find() ? subcode.group(1) : code.find() ? code.group(1) : "?");
        }

        private static String local(String name) {
            return name.substring(name.indexOf(':') + 1);
        }
    }
}
