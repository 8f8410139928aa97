package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.trail.SignerKey;
import org.opencarnet.trail.TrailCommand;

/** Two servers over one PostgreSQL: two couriers empty one outbox, two sequencers grow one tree; at the end one of the two is killed in the middle of both. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersIT {

    private static final int DOCUMENTS = 10;
    private static final int CLIENTS = 4;
    private static final int QUESTIONS = 50;
    private static final String KEY = SignerKey.generate("carnet.test/two-servers");
    private static final String LIST = "DocumentReference?status=current&" + People.patient(People.MME_DURAND);

    @TempDir
    private static Path folder;

    private static Receivers receivers;
    private static String database;
    private static Neighbourhood first;
    private static Neighbourhood second;

    @BeforeAll
    static void start() {
        receivers = new Receivers();
        database = Postgres.database();
        first = started("first");
        second = started("second");
        receivers.subscribe(first);
    }

    @AfterAll
    static void end() {
        first.kill();
        second.kill();
        receivers.close();
    }

    /** Of each server one courier sends, one message at a time. */
    private static Neighbourhood started(String name) {
        var own = List.of(
                "--carnet.alerts.parallel=1",
                "--carnet.alerts.lease=20s",
                "--carnet.alerts.hooks.timeout=60s",
                "--carnet.trail.key=" + KEY,
                "--carnet.trail.publish-to=" + folder.resolve(name));
        return Neighbourhood.started(
                Stream.of(Postgres.arguments(Postgres.port(), database), receivers.arguments(), own)
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    @Test
    @Order(1)
    void eachAlertArrivesOnceThoughBothSend() {
        bothAreInTheMiddleOfSending();
        receivers.release();

        awaitEmptyOutbox();
        receivers.awaitEach(DOCUMENTS, "by two couriers");
        assertThat(receivers.mails()).as("mails over the wire").isEqualTo(DOCUMENTS);
        assertThat(receivers.notifications()).as("notifications over the wire").isEqualTo(DOCUMENTS);
    }

    @Test
    @Order(2)
    void eachAccessHasOnePlaceInOneTreeThoughBothGrowIt() throws SQLException {
        var acknowledged = new ConcurrentLinkedQueue<String>();

        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(() -> {
                    for (var question = 0; question < QUESTIONS; question++) {
                        acknowledged.add(asked((client + question) % 2 == 0 ? first : second));
                    }
                }))
                .toList();
        clients.forEach(CompletableFuture::join);

        assertThat(acknowledged).hasSize(CLIENTS * QUESTIONS);
        assertOneTreeWith(acknowledged);
    }

    @Test
    @Order(3)
    void whoIsLeftGoesOnWhereTheOtherWasKilled() throws SQLException {
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var client = CompletableFuture.runAsync(() -> askUntilItDies(acknowledged));
        Receivers.await(() -> acknowledged.size() >= QUESTIONS);
        bothAreInTheMiddleOfSending();

        second.kill();
        receivers.release();
        client.join();
        acknowledged.add(asked(first));

        awaitEmptyOutbox();
        receivers.awaitEach(2 * DOCUMENTS, "by the one that is left");
        assertThat(receivers.mails()).as("mails over the wire").isEqualTo(2 * DOCUMENTS);
        assertThat(receivers.notifications())
                .as("over the wire, with the one that the other had not heard of any more")
                .isEqualTo(2 * DOCUMENTS + 1);
        assertThat(acknowledged).hasSizeGreaterThan(QUESTIONS);
        assertOneTreeWith(acknowledged);
    }

    /** Documents are fed by way of both, and each courier waits for the answer to a notification. */
    private static void bothAreInTheMiddleOfSending() {
        receivers.hold();
        var authors = Stream.of(first, second)
                .map(server -> CompletableFuture.runAsync(() -> {
                    for (var i = 0; i < DOCUMENTS / 2; i++) {
                        Receivers.feed(Fhir.as(server, "dr-martin"));
                    }
                }))
                .toList();
        Receivers.await(() -> receivers.held() == 2);
        assertThat(receivers.held()).isEqualTo(2);
        authors.forEach(CompletableFuture::join);
    }

    /** Lists documents; the name of the request, under which it stands in the trail. */
    private static String asked(Neighbourhood server) {
        return named(Fhir.as(server, "dr-martin").get(LIST));
    }

    private static String named(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.header("X-Request-Id");
    }

    private static void askUntilItDies(Set<String> acknowledged) {
        var reader = Fhir.as(second, "dr-martin");
        var alive = true;
        while (alive) {
            try {
                acknowledged.add(named(reader.get(LIST)));
            } catch (UncheckedIOException died) {
                alive = false;
            }
        }
    }

    private static void awaitEmptyOutbox() {
        var unsent = "select count(*) from (select 1 from alert_message where state = 'WAITING'"
                + " union all select 1 from alert_happening where not spread) left_over";
        Receivers.await(() -> number(unsent) == 0);
        assertThat(number(unsent)).isZero();
        assertThat(number("select count(*) from alert_message where state = 'DEAD'"))
                .isZero();
    }

    /** In the eyes of who knows the key and what both servers have published; and row by row. */
    private static void assertOneTreeWith(Collection<String> acknowledged) throws SQLException {
        Receivers.await(() -> verified().contains(" 0 rows waiting"));
        assertThat(verified()).startsWith("INTACT").contains(" 0 rows waiting");
        var places = new ArrayList<Long>();
        var requests = new ArrayList<String>();
        try (var connection = Postgres.connection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select place, request_id from trail_leaf join trail on id = trace order by place")) {
            while (rows.next()) {
                places.add(rows.getLong(1));
                requests.add(rows.getString(2));
            }
        }
        assertThat(places)
                .isEqualTo(LongStream.range(0, number("select count(*) from trail"))
                        .boxed()
                        .toList());
        assertThat(requests.stream().filter(acknowledged::contains)).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    private static String verified() {
        var said = new ByteArrayOutputStream();
        TrailCommand.run(
                List.of(
                        "verify",
                        "--url=jdbc:postgresql://localhost:" + Postgres.port() + "/" + database,
                        "--user=postgres",
                        "--key=" + SignerKey.of(KEY).verifier(),
                        "--checkpoint=" + folder.resolve("first"),
                        "--checkpoint=" + folder.resolve("second")),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    private static long number(String sql) {
        try (var connection = Postgres.connection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
