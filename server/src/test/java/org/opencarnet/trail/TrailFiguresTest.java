package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.TrailTreeContract;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.SqlTrailTree;
import org.opencarnet.storage.testing.Databases;
import org.opencarnet.trail.verify.Verification;
import org.opencarnet.trail.verify.VerifierKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How fast the trail grows and how long its proofs are, on PostgreSQL: {@code -Dtrail.figures=true}; the answer is target/trail-figures.md. */
@EnabledIfSystemProperty(named = "trail.figures", matches = "true")
class TrailFiguresTest {

    private static final List<Integer> SIZES = List.of(1_000, 100_000, 1_000_000);
    private static final int PROOFS = 500;
    private static final int WRITERS = 8;
    private static final int ROUNDS = 5;
    private static final long ROUND = TimeUnit.SECONDS.toNanos(3);

    @TempDir
    private Path folder;

    private final SignerKey key = SignerKey.of(SignerKey.generate("figures"));

    @Test
    void measures() throws Exception {
        var lines = new ArrayList<String>();
        lines.add("| rows | taken up, rows/s | inclusion: hashes | ms | consistency: hashes | ms | verified in, s |");
        lines.add("|---|---|---|---|---|---|---|");
        try (var database = Databases.postgres()) {
            var before = 0;
            for (var size : SIZES) {
                fill(database, size - before);
                before = size;
                lines.add(line(database, size));
            }
        }
        lines.add("");
        lines.add(appends());
        Files.write(Path.of("target", "trail-figures.md"), lines);
        assertThat(lines).isNotEmpty();
    }

    private static void fill(HikariDataSource database, int rows) {
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status -> new JdbcTemplate(database).update("""
                        insert into trail (patient, at, id, actor_kind, actor, actor_name, profession, structure, purpose, reason, action, subject,
                            document, permitted, rules, face, address, request_id)
                        select gen_random_uuid(), now(), gen_random_uuid(), 'professional', '810000000031', 'Dr Martin', '10', '1990000010',
                            'NORMAL', '', 'READ', '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH', gen_random_uuid(), true,
                            '|AUTHORIZED|MATRIX_PUBLISHED|', 'fhir', '192.0.2.1', gen_random_uuid()::text
                        from generate_series(1, ?)""", rows));
    }

    private String line(HikariDataSource database, int size) throws SQLException {
        var tree = new SqlTrailTree(database, new JdbcTransactionManager(database));
        var from = tree.head().size();
        var begun = System.nanoTime();
        new Sequencer(tree, key).takeUp();
        var perSecond = (size - from) / seconds(begun);
        var inclusion = proofs(tree, size, true);
        var consistency = proofs(tree, size, false);
        begun = System.nanoTime();
        try (var connection = database.getConnection()) {
            assertThat(Verification.of(connection, List.of(VerifierKey.of(key.verifier())), List.of())
                            .intact())
                    .isTrue();
        }
        return "| %d | %.0f | %.1f | %.2f | %.1f | %.2f | %.1f |"
                .formatted(
                        size,
                        perSecond,
                        inclusion.hashes(),
                        inclusion.millis(),
                        consistency.hashes(),
                        consistency.millis(),
                        seconds(begun));
    }

    private static Proven proofs(SqlTrailTree tree, int size, boolean inclusion) {
        var hashes = 0L;
        var begun = System.nanoTime();
        for (var i = 0; i < PROOFS; i++) {
            var any = ThreadLocalRandom.current().nextInt(size);
            var proofs = new Proofs(tree);
            hashes += (inclusion ? proofs.inclusion(any, size) : proofs.consistency(any + 1L, size)).size();
        }
        return new Proven((double) hashes / PROOFS, seconds(begun) * 1_000 / PROOFS);
    }

    private record Proven(double hashes, double millis) {}

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Traces a second by eight writers: as it is, with the sequencer at work, and without what the sequencer needs; in turns. */
    private String appends() throws Exception {
        try (var plain = Databases.postgres();
                var with = Databases.postgres();
                var gathered = Databases.postgres()) {
            new TransactionTemplate(new JdbcTransactionManager(plain))
                    .executeWithoutResult(
                            status -> new JdbcTemplate(plain).execute("alter table trail drop column arrival"));
            var rates = List.of(new ArrayList<Double>(), new ArrayList<Double>(), new ArrayList<Double>());
            var tree = new SqlTrailTree(gathered, new JdbcTransactionManager(gathered));
            var sequencer = new Repeating(
                    Repeating.Work.throughout("figures", Duration.ofMillis(500), new Sequencer(tree, key)::takeUp));
            for (var round = 0; round <= ROUNDS; round++) {
                var one = rate(plain);
                var two = rate(with);
                if (round == 0) {
                    sequencer.start();
                }
                var three = rate(gathered);
                if (round > 0) {
                    rates.get(0).add(one);
                    rates.get(1).add(two);
                    rates.get(2).add(three);
                }
            }
            sequencer.stop();
            return "Appends a second, median of %d rounds: %.0f without arrival, %.0f with (ratio %.3f), %.0f with the sequencer at work (ratio %.3f)."
                    .formatted(
                            ROUNDS,
                            median(rates.get(0)),
                            median(rates.get(1)),
                            median(rates.get(1)) / median(rates.get(0)),
                            median(rates.get(2)),
                            median(rates.get(2)) / median(rates.get(0)));
        }
    }

    private double rate(HikariDataSource database) throws Exception {
        Ports ports =
                SqlPorts.over(database, new JdbcTransactionManager(database), new DatabaseContents(database, folder));
        var threads = Executors.newFixedThreadPool(WRITERS);
        var begun = System.nanoTime();
        var works = Collections.<Callable<Integer>>nCopies(WRITERS, () -> appended(ports, begun + ROUND));
        var all = 0;
        for (var done : threads.invokeAll(works)) {
            all += done.get();
        }
        threads.shutdown();
        return all / seconds(begun);
    }

    private static int appended(Ports ports, long end) {
        var count = 0;
        for (; System.nanoTime() < end; count++) {
            ports.unit().of(() -> {
                ports.trail()
                        .append(List.of(
                                TrailTreeContract.trace(UUID.randomUUID().toString())));
                return true;
            });
        }
        return count;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
