package org.opencarnet.trail.atna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.TrailFeed;
import org.opencarnet.sharing.TrailTreeContract;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.SqlTrailFeed;
import org.opencarnet.storage.SqlTrailTree;
import org.opencarnet.storage.testing.Databases;
import org.opencarnet.trail.Sequencer;
import org.opencarnet.trail.SignerKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The trail on its way to a real collector, over real TLS, which is there or not. */
class ForwardingTest {

    private static final Certificates US = Certificates.of("carnet");
    private static final Certificates THEM = Certificates.of("localhost");
    private static final Pattern FRAME = Pattern.compile(
            "<85>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z node-1 carnet - IHE\\+DICOM - \uFEFF(<AuditMessage.*</AuditMessage>)",
            Pattern.DOTALL);
    private static final Pattern TRACE = Pattern.compile(
            "ParticipantObjectID=\"([0-9a-f-]{36})\" ParticipantObjectTypeCode=\"2\" ParticipantObjectTypeCodeRole=\"26\"");

    @TempDir
    private Path folder;

    private final HikariDataSource database = Databases.postgres();
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final SqlTrailTree tree = new SqlTrailTree(database, transactions);
    private final AtomicLong nanos = new AtomicLong(1);

    @AfterEach
    void close() {
        database.close();
    }

    /** Appends acts and takes them up; their traces in the order of the tree. */
    private List<String> append(int count) {
        Ports ports = SqlPorts.over(database, transactions, new DatabaseContents(database, folder));
        var traces = IntStream.range(0, count)
                .mapToObj(n -> TrailTreeContract.trace("" + n))
                .toList();
        ports.unit().of(() -> {
            ports.trail().append(traces);
            return true;
        });
        new Sequencer(tree, SignerKey.of(SignerKey.generate("test"))).takeUp();
        return traces.stream()
                .map(trace -> trace.id())
                .sorted((one, other) -> Long.compare(place(one), place(other)))
                .map(UUID::toString)
                .toList();
    }

    private long place(UUID trace) {
        return tree.leaf(trace).orElseThrow().place();
    }

    private Forwarding forwarding(int port) {
        var place = new Collector.Place("localhost", port, "node-1");
        return new Forwarding(
                new SqlTrailFeed(database, transactions), new Collector(place, US.believing(THEM)), nanos::get);
    }

    private static SyslogServer collector(int port, int messages) throws IOException {
        return new SyslogServer(THEM.believing(US), port, messages);
    }

    private static List<String> traces(SyslogServer collector) {
        return collector.kept().stream()
                .map(message -> TRACE.matcher(message)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void handsOnEverythingInOrderOnce() throws IOException {
        var appended = append(1_200);
        try (var collector = collector(0, Integer.MAX_VALUE)) {
            var forwarding = forwarding(collector.port());

            forwarding.forward();
            forwarding.forward();

            assertThat(traces(collector)).isEqualTo(appended);
        }
    }

    @Test
    void goesOnBehindRowsThatWereLetGo() throws IOException {
        var appended = append(1_200);
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> new JdbcTemplate(database)
                                .update(
                                        "delete from trail where id in (select trace from trail_leaf where place >= 100 and place < 1100)"));
        try (var collector = collector(0, Integer.MAX_VALUE)) {
            forwarding(collector.port()).forward();

            var left = new ArrayList<>(appended.subList(0, 100));
            left.addAll(appended.subList(1_100, 1_200));
            assertThat(traces(collector)).isEqualTo(left);
        }
    }

    @Test
    void aMessageTellsWhatTheTraceTells() throws Exception {
        append(1);
        try (var collector = collector(0, Integer.MAX_VALUE)) {
            forwarding(collector.port()).forward();

            var frame = FRAME.matcher(collector.kept().get(0));
            assertThat(frame.matches()).isTrue();
            var message = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(frame.group(1))))
                    .getDocumentElement();
            assertThat(attribute(message, "EventIdentification", "EventActionCode"))
                    .isEqualTo("R");
            assertThat(attribute(message, "EventIdentification", "EventOutcomeIndicator"))
                    .isEqualTo("0");
            assertThat(attribute(message, "EventIdentification", "EventDateTime"))
                    .isEqualTo("2026-06-15T08:30:00.123456Z");
            assertThat(attribute(message, "EventID", "csd-code")).isEqualTo("110106");
            assertThat(attribute(message, "PurposeOfUse", "csd-code")).isEqualTo("BTG");
            assertThat(attribute(message, "ActiveParticipant", "UserName")).isEqualTo("Dr É. O'Neil");
            assertThat(attribute(message, "ActiveParticipant", "NetworkAccessPointID"))
                    .isEqualTo("2001:db8::1");
            assertThat(attribute(message, "AuditSourceIdentification", "AuditSourceID"))
                    .isEqualTo("node-1");
            assertThat(attribute(message, "ParticipantObjectIdentification", "ParticipantObjectID"))
                    .isEqualTo("279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH");
        }
    }

    private static String attribute(Element message, String element, String attribute) {
        return ((Element) message.getElementsByTagName(element).item(0)).getAttribute(attribute);
    }

    @Test
    void aCollectorThatWasDownForADayMissesNothing() throws IOException {
        var port = freePort();
        var forwarding = forwarding(port);
        var appended = new ArrayList<String>();
        for (var hour = 0; hour < 24; hour++) {
            appended.addAll(append(20));
            assertThatThrownBy(forwarding::forward).hasMessageContaining("refused");
            nanos.addAndGet(Duration.ofHours(1).toNanos());
        }

        try (var collector = collector(port, Integer.MAX_VALUE)) {
            forwarding.forward();

            assertThat(traces(collector)).isEqualTo(appended);
        }
    }

    @Test
    void aCollectorThatDiesInTheMiddleMissesNothingWhenItIsBack() throws IOException {
        var appended = append(300);
        var port = freePort();
        var forwarding = forwarding(port);
        var before = new ArrayList<String>();
        try (var dying = collector(port, 100)) {
            assertThatThrownBy(forwarding::forward).isNotNull();
            before.addAll(traces(dying));
        }
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        try (var collector = collector(port, Integer.MAX_VALUE)) {
            forwarding.forward();

            assertThat(before).isEqualTo(appended.subList(0, 100));
            before.addAll(traces(collector));
            assertThat(new LinkedHashSet<>(before)).containsExactlyElementsOf(appended);
            assertThat(traces(collector)).isEqualTo(appended);
        }
    }

    @Test
    void waitsLongerAfterEachFailureUpToAMinute() throws IOException {
        append(1);
        var forwarding = forwarding(freePort());
        var waited = new ArrayList<Long>();
        assertThatThrownBy(forwarding::forward).isNotNull();

        for (var failure = 0; failure < 8; failure++) {
            var seconds = 0L;
            for (var failed = false; !failed; ) {
                seconds++;
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                failed = fails(forwarding);
            }
            waited.add(seconds);
        }

        assertThat(waited).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    private static boolean fails(Forwarding forwarding) {
        try {
            forwarding.forward();
            return false;
        } catch (UncheckedIOException failure) {
            return true;
        }
    }

    @Test
    void saysNothingToSomebodyElse() throws IOException {
        append(1);
        var stranger = Certificates.of("localhost");
        try (var impostor = new SyslogServer(stranger.believing(US), 0, Integer.MAX_VALUE)) {
            assertThatThrownBy(forwarding(impostor.port())::forward).isNotNull();

            assertThat(impostor.kept()).isEmpty();
        }
    }

    @Test
    void onlyOneServerHandsOn() throws IOException {
        append(1);
        var feed = new SqlTrailFeed(database, transactions);
        var other = new SqlTrailFeed(database, transactions);

        var sent = feed.forward(10, leaves -> assertThat(
                        CompletableFuture.supplyAsync(() -> sent(other)).join())
                .isEmpty());

        assertThat(sent).hasValue(1);
    }

    private static OptionalInt sent(TrailFeed feed) {
        try {
            return feed.forward(10, leaves -> {});
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
