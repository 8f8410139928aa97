package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.it.Neighbourhood.Launch;

/** Storage that is slow, has no connection left or no room: whoever asks is told to come again, nothing is half, and coming again succeeds. */
class OutagesIT {

    /** More than connections, of which HAPI needs three to make its tables. */
    private static final int AT_ONCE = 8;

    private static final List<String> SHORT_OF_PATIENCE = List.of(
            "--spring.datasource.hikari.maximum-pool-size=4",
            "--spring.datasource.hikari.connection-timeout=1000",
            "--spring.transaction.default-timeout=8s");

    @TempDir
    private Path folder;

    @Test
    void tellsSoWherePostgresIsSlowAndConnectionsRunOut() throws SQLException {
        var database = Postgres.database();
        var server = started(Postgres.arguments(Postgres.port(), database));

        try (var other = Postgres.connection(database)) {
            isSlow(server, other);
        } finally {
            server.kill();
        }
    }

    @Test
    void tellsSoWhereH2IsSlowAndConnectionsRunOut() throws SQLException {
        var url = "jdbc:h2:file:" + folder.resolve("carnet") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE;LOCK_TIMEOUT=1000";
        var server = started(List.of("--spring.datasource.url=" + url));

        try (var other = DriverManager.getConnection(url, "carnet", "")) {
            isSlow(server, other);
        } finally {
            server.kill();
        }
    }

    /** No file of this process may become larger than 2 MB, which is how a full disk looks from inside. */
    @Test
    void tellsSoWhereThereIsNoRoomForContents() {
        var arguments = new ArrayList<>(Postgres.arguments(Postgres.port(), Postgres.database()));
        arguments.add("--carnet.content.store=file");
        arguments.add("--carnet.content.path=" + folder);
        var server = Neighbourhood.started(Launch.with(arguments.toArray(String[]::new))
                .under("bash", "-c", "ulimit -f 2048; exec \"$@\"", "limited"));
        try {
            var author = Fhir.as(server, "dr-martin");
            var large = Kept.fresh("x".repeat(3_000_000));
            var small = Kept.fresh();

            Outage.assertTold(author.post("", large.bundle()));
            assertThat(large.copies(author)).isZero();
            assertThat(author.post("", small.bundle()).status()).isEqualTo(200);
            assertThat(small.copies(author)).isEqualTo(1);
            assertThat(folder.resolve("staging")).isEmptyDirectory();
        } finally {
            server.kill();
        }
    }

    private static Neighbourhood started(List<String> database) {
        return Neighbourhood.started(
                Stream.concat(database.stream(), SHORT_OF_PATIENCE.stream()).toArray(String[]::new));
    }

    /** Another holds the names of all that is submitted, and has not said yet whether it wants them. */
    private static void isSlow(Neighbourhood server, Connection other) throws SQLException {
        var author = Fhir.as(server, "dr-martin");
        var submitted = Stream.generate(Kept::fresh).limit(AT_ONCE).toList();
        take(other, submitted);

        var answers = submitted.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> author.post("", one.bundle())))
                .toList();

        answers.forEach(answer -> Outage.assertTold(answer.join()));
        other.rollback();
        for (var one : submitted) {
            assertThat(one.copies(author)).isZero();
            assertThat(author.post("", one.bundle()).status()).isEqualTo(200);
            assertThat(one.copies(author)).isEqualTo(1);
        }
    }

    private static void take(Connection other, List<Kept> names) throws SQLException {
        other.setAutoCommit(false);
        try (var insert =
                other.prepareStatement("insert into document_identity (unique_id, patient, id) values (?, ?, ?)")) {
            for (var one : names) {
                insert.setString(1, one.uniqueId());
                insert.setObject(2, UUID.randomUUID());
                insert.setObject(3, UUID.randomUUID());
                insert.executeUpdate();
            }
        }
    }
}
