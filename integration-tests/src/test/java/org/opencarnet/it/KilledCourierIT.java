package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server is killed in the middle of sending alerts, at random instants: each document is told once to the box of the patient and once to the
 * endpoint of a software, none is lost. {@code -Dalert.kills=50} does so fifty times, otherwise twice.
 */
class KilledCourierIT {

    private static final Logger LOG = LoggerFactory.getLogger(KilledCourierIT.class);
    private static final int KILLS = Integer.getInteger("alert.kills", 2);
    private static final int DOCUMENTS = 10;

    /** The latest kill, in milliseconds after the last document. */
    private static final int LATEST = 400;

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SUBJECT = "Un document a été ajouté à votre dossier";

    /** Notifications at the endpoint by their id and document, each with how often it came. */
    private final Map<String, AtomicInteger> notified = new ConcurrentHashMap<>();

    private Mailbox mailbox;
    private HttpServer endpoint;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        mailbox = new Mailbox();
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            var bundle = Fhir.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var number = bundle.findValuesAsText("fullUrl").stream()
                    .filter(url -> url.contains("/DocumentReference/"))
                    .findFirst();
            number.ifPresent(
                    url -> notified.computeIfAbsent(bundle.path("id").asText() + " " + url, any -> new AtomicInteger())
                            .incrementAndGet());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void close() {
        mailbox.close();
        endpoint.stop(0);
    }

    @Test
    void nothingIsLostAndNothingComesTwiceOnH2() {
        killed(
                "H2",
                List.of("--spring.datasource.url=jdbc:h2:file:" + folder.resolve("carnet")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000"));
    }

    @Test
    void nothingIsLostAndNothingComesTwiceOnPostgres() {
        killed("PostgreSQL", Postgres.arguments(Postgres.port(), Postgres.database()));
    }

    private Neighbourhood started(List<String> database) {
        var own = List.of(
                "--spring.mail.port=" + mailbox.port(), "--carnet.alerts.interval=50ms", "--carnet.alerts.lease=3s");
        return Neighbourhood.started(
                Stream.concat(database.stream(), own.stream()).toArray(String[]::new));
    }

    private void killed(String name, List<String> database) {
        var server = started(database);
        subscribe(server);
        var chance = new Random(Long.getLong("seed", 7));
        for (var kill = 1; kill <= KILLS; kill++) {
            for (var i = 0; i < DOCUMENTS; i++) {
                feed(Fhir.as(server, "dr-martin"));
            }
            LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(LATEST)).toNanos());
            server.kill();
            server = started(database);
            verify(kill);
        }
        server.kill();
        LOG.info(
                "{}: killed {} times, {} documents: lost 0, shown twice 0; over the wire {} mails and {} notifications",
                name,
                KILLS,
                KILLS * DOCUMENTS,
                mailbox.deliveries(SUBJECT),
                notified.values().stream().mapToInt(AtomicInteger::get).sum());
    }

    /** Where storage was out of reach for a moment the same is sent again, and is the same document. */
    private static void feed(Fhir author) {
        var bundle = Kept.fresh().bundle();
        var status = new AtomicInteger();
        await(() -> {
            status.set(author.post("", bundle).status());
            return status.get() != 503;
        });
        assertThat(status).hasValue(200);
    }

    /** A mail of each document in the box, a notification of each at the endpoint, however often they came over the wire. */
    private void verify(int kill) {
        var all = kill * DOCUMENTS;
        await(() -> mailbox.shown(SUBJECT).size() >= all && notified.size() >= all);
        assertThat(mailbox.shown(SUBJECT)).as("shown after kill %d", kill).hasSize(all);
        assertThat(notified).as("notified after kill %d", kill).hasSize(all);
        assertThat(notified.keySet().stream().map(key -> key.split(" ")[1]).distinct())
                .as("documents told of")
                .hasSize(all);
    }

    private void subscribe(Neighbourhood server) {
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

    private static void await(BooleanSupplier met) {
        var until = Instant.now().plus(PATIENCE);
        while (!met.getAsBoolean() && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
