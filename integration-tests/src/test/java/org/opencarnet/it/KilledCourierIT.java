package org.opencarnet.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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

    private final Receivers receivers = new Receivers();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        receivers.close();
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
        return Neighbourhood.started(Stream.of(database, receivers.arguments(), List.of("--carnet.alerts.lease=3s"))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    private void killed(String name, List<String> database) {
        var server = started(database);
        receivers.subscribe(server);
        var chance = new Random(Long.getLong("seed", 7));
        for (var kill = 1; kill <= KILLS; kill++) {
            for (var i = 0; i < DOCUMENTS; i++) {
                Receivers.feed(Fhir.as(server, "dr-martin"));
            }
            LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(LATEST)).toNanos());
            server.kill();
            server = started(database);
            receivers.awaitEach(kill * DOCUMENTS, "after kill " + kill);
        }
        server.kill();
        LOG.info(
                "{}: killed {} times, {} documents: lost 0, shown twice 0; over the wire {} mails and {} notifications",
                name,
                KILLS,
                KILLS * DOCUMENTS,
                receivers.mails(),
                receivers.notifications());
    }
}
