package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Where the alerts of servers arrive that may end: the box of Mme Durand, and the endpoint of the software of Dr Martin. */
final class Receivers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SUBJECT = "Un document a été ajouté à votre dossier";
    private static final String DOCUMENT = "/DocumentReference/";

    private final Mailbox mailbox = new Mailbox();
    private final HttpServer endpoint;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Notifications by their id and document, each with how often it came. */
    private final Map<String, AtomicInteger> notified = new ConcurrentHashMap<>();

    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch door = new CountDownLatch(0);

    Receivers() {
        try {
            endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        endpoint.createContext("/", this::take);
        endpoint.setExecutor(threads);
        endpoint.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var bundle = Fhir.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        bundle.findValuesAsText("fullUrl").stream()
                .filter(url -> url.contains(DOCUMENT))
                .map(url -> url.substring(url.indexOf(DOCUMENT) + DOCUMENT.length()))
                .findFirst()
                .ifPresent(document -> notified.computeIfAbsent(
                                bundle.path("id").asText() + " " + document, any -> new AtomicInteger())
                        .incrementAndGet());
        awaitDoor();
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void awaitDoor() {
        held.incrementAndGet();
        try {
            door.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            held.decrementAndGet();
        }
    }

    /** What a server is told, so that its alerts come here. */
    List<String> arguments() {
        return List.of("--spring.mail.port=" + mailbox.port(), "--carnet.alerts.interval=50ms");
    }

    /** From now on the endpoint takes notifications and does not answer, so that whoever sends is in the middle of it. */
    void hold() {
        door = new CountDownLatch(1);
    }

    /** Answers, those that were held first. */
    void release() {
        door.countDown();
    }

    /** How many wait for their answer. */
    int held() {
        return held.get();
    }

    /** The patient and the software want to be told of documents of the patient. */
    void subscribe(Neighbourhood server) {
        var patient = Fhir.as(server, "mme-durand");
        var asked = patient.post("Subscription", Alerted.mail("jeanne@example.org", "fr"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        await(() -> mailbox.code().isPresent());
        var id = asked.json().path("id").asText();
        var code = Alerted.code(mailbox.code().orElseThrow());
        assertThat(patient.post("Subscription/" + id + "/$confirm", code).status())
                .isEqualTo(200);
        var software = Fhir.as(server, "dr-martin");
        assertThat(People.declareConsent(software, People.MME_DURAND).status()).isIn(List.of(200, 201));
        var hook = software.post(
                "Subscription",
                Alerted.hook(
                        People.MME_DURAND,
                        "http://localhost:" + endpoint.getAddress().getPort() + "/notify"));
        assertThat(hook.status()).as(hook.text()).isEqualTo(201);
        var path = "Subscription/" + hook.json().path("id").asText();
        await(() -> software.get(path).json().path("status").asText().equals("active"));
    }

    /** Something to be told of. Where storage was out of reach for a moment the same is sent again, and is the same document. */
    static void feed(Fhir author) {
        var bundle = Kept.fresh().bundle();
        var status = new AtomicInteger();
        await(() -> {
            status.set(author.post("", bundle).status());
            return status.get() != 503;
        });
        assertThat(status).hasValue(200);
    }

    /** Waits for a mail of each document in the box and a notification of each at the endpoint, and for no more, however often they came over the wire. */
    void awaitEach(int documents, String when) {
        await(() -> mailbox.shown(SUBJECT).size() >= documents && notified.size() >= documents);
        assertThat(mailbox.shown(SUBJECT)).as("shown %s", when).hasSize(documents);
        assertThat(notified).as("notified %s", when).hasSize(documents);
        assertThat(notified.keySet().stream().map(key -> key.split(" ")[1]).distinct())
                .as("documents told of")
                .hasSize(documents);
    }

    /** How many mails came in over the wire. */
    int mails() {
        return mailbox.deliveries(SUBJECT);
    }

    /** How many notifications came in over the wire. */
    int notifications() {
        return notified.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Waits, but not for ever; what was waited for is to be asserted afterwards. */
    static void await(BooleanSupplier met) {
        var until = Instant.now().plus(PATIENCE);
        while (!met.getAsBoolean() && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public void close() {
        release();
        mailbox.close();
        endpoint.stop(0);
        threads.shutdownNow();
    }
}
