package org.opencarnet.trail.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.trail.SignerKey;
import org.opencarnet.trail.verify.Finding.Kind;
import org.opencarnet.trail.verify.Log.Meddler;

/** Whoever meddles with the trail in the database is found out, and the place is named. {@code -Dtrail.rows=100000} makes it a long one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TamperingContract {

    private static final int ROWS = Integer.getInteger("trail.rows", 2_400);

    @TempDir
    private Path staging;

    private Log log;
    private long places;

    abstract HikariDataSource database();

    @BeforeAll
    void open() {
        log = new Log(database(), staging);
        log.grow(ROWS);
        places = log.tree.head().size();
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void whatNobodyMeddledWithIsIntact() throws SQLException {
        try (var connection = log.connection()) {
            var report = Verification.of(connection, log.keys(), List.of());

            assertThat(report.findings()).isEmpty();
            assertThat(report.places()).isEqualTo(places).isGreaterThanOrEqualTo(ROWS);
            assertThat(report.waiting()).isZero();
            assertThat(report.checkpoints()).isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void names(Tampering tampering) throws SQLException {
        try (var connection = log.connection()) {
            tampering.act.on(new Meddler(log, connection, places));

            var report = Verification.of(connection, log.keys(), List.of());

            connection.rollback();
            tampering.isNamed(report.findings(), places);
        }
    }

    /** All that is left is whole and signed; only who kept a checkpoint outside can tell. */
    @Test
    void rollsBackAsIfNothingHadBeen() throws SQLException {
        try (var connection = log.connection()) {
            var meddler = new Meddler(log, connection, places);
            var published = log.tree.signed().orElseThrow().note();
            var size = meddler.one(
                    "select max(tree_size) from trail_checkpoint where tree_size < ?", Long.class, places / 2);
            var edge = new Subtrees();
            new Stored(connection).places(place -> {
                if (place.number() < size) {
                    edge.add(place.kept());
                }
            });
            meddler.sql("delete from trail where id in (select trace from trail_leaf where place >= ?)", size);
            meddler.sql("delete from trail_leaf where place >= ?", size);
            meddler.sql("delete from trail_node where height = 8 and (place + 1) * 256 > ?", size);
            meddler.sql("delete from trail_node where height = 16 and (place + 1) * 65536 > ?", size);
            meddler.sql("delete from trail_checkpoint where tree_size > ?", size);
            meddler.sql("update trail_head set tree_size = ?, frontier = ?", size, edge.edge());

            var inside = Verification.of(connection, log.keys(), List.of());
            var outside = Verification.of(connection, log.keys(), List.of(published));

            connection.rollback();
            assertThat(inside.findings()).isEmpty();
            assertThat(outside.findings()).containsExactly(new Finding(Kind.ROLLED_BACK, size, places, ""));
        }
    }

    @Test
    void believesNoOtherKey() throws SQLException {
        var stranger = VerifierKey.of(SignerKey.of(SignerKey.generate(Log.NAME)).verifier());
        try (var connection = log.connection()) {
            var report = Verification.of(connection, List.of(stranger), List.of());

            assertThat(report.findings()).extracting(Finding::kind).contains(Kind.CHECKPOINT_FORGED, Kind.UNSIGNED);
        }
    }

    @Test
    void believesEachKeyThatIsNamed() throws SQLException {
        var stranger = VerifierKey.of(SignerKey.of(SignerKey.generate(Log.NAME)).verifier());
        try (var connection = log.connection()) {
            var report =
                    Verification.of(connection, List.of(stranger, log.keys().get(0)), List.of());

            assertThat(report.intact()).isTrue();
        }
    }

    /** Whoever has the key can make a whole new trail; only who kept a checkpoint outside can tell. */
    @Test
    void anotherTrailUnderTheSameKeyContradictsWhatWasPublished() throws SQLException {
        var published = log.tree.signed().orElseThrow().note();
        try (var other = new Log(database(), staging)) {
            other.grow(ROWS);
            try (var connection = other.connection()) {
                var notes = List.of(published);
                var report = Verification.of(
                        connection, List.of(other.keys().get(0), log.keys().get(0)), notes);

                assertThat(report.findings()).extracting(Finding::kind).contains(Kind.CHECKPOINT_CONTRADICTED);
            }
        }
    }
}
