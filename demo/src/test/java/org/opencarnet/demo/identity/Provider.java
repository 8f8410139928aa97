package org.opencarnet.demo.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.inbox.Inbox;
import org.opencarnet.demo.people.People;

/** The identity provider running on a free port, one for all tests, and a browser to call it with. */
final class Provider {

    static final DemoClock CLOCK = new DemoClock(Clock.systemUTC());
    static final People PEOPLE = People.read();
    static final Cards CARDS = new Cards();
    static final Inbox INBOX = Inbox.open();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORT = start();

    private final HttpClient browser;

    private Provider(HttpClient browser) {
        this.browser = browser;
    }

    /** A browser that keeps cookies and shows redirects. */
    static Provider browser() {
        return new Provider(
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
    }

    static String issuer() {
        return IdentityProvider.issuer(PORT);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)), headers);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form))),
                headers);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(text, notJson);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static URI at(String path) {
        return path.startsWith("http") ? URI.create(path) : URI.create(issuer() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            HttpRequest.Builder complete = headers.length == 0 ? request : request.headers(headers);
            return browser.send(complete.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static int start() {
        int port = freePort();
        IdentityProvider.start(port, PEOPLE, CLOCK, new IdentityProvider.Equipment(CARDS, INBOX));
        return port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
