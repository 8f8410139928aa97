package org.opencarnet.demo.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorTest {

    private static final String TOKEN = "{\"access_token\":\"one\"}";

    private final AtomicInteger sent = new AtomicInteger();
    private final HttpServer server = server();
    private int busy;

    private HttpServer server() {
        try {
            var fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            fresh.createContext("/demo/token", exchange -> answer(exchange, 200, TOKEN));
            fresh.createContext("/fhir/Patient", this::take);
            fresh.start();
            return fresh;
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Retry-After", "0");
        answer(exchange, sent.incrementAndGet() <= busy ? 503 : 201, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void create() {
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        new Door(URI.create(base + "/fhir"), URI.create(base))
                .create("dr-martin", JsonNodeFactory.instance.objectNode().put("resourceType", "Patient"));
    }

    @Test
    void comesAgainWhereTheServerSaysSo() {
        busy = 2;

        create();

        assertThat(sent).hasValue(3);
    }

    @Test
    void givesUpWhereTheServerStaysBusy() {
        busy = Integer.MAX_VALUE;

        assertThatIllegalStateException().isThrownBy(this::create);

        assertThat(sent).hasValue(5);
    }
}
