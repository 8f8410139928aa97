package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TrailTree.Grown;
import org.opencarnet.sharing.TrailTree.Head;
import org.opencarnet.sharing.TrailTree.Row;
import org.opencarnet.sharing.TrailTreeContract;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What a tree in a database does besides, however transactions and servers meet. */
abstract class SqlTrailTreeContract implements TrailTreeContract {

    private static final int WRITERS = 6;
    private static final int UNITS = 60;

    @TempDir
    private Path staging;

    private final List<HikariDataSource> opened = new ArrayList<>();

    abstract HikariDataSource database();

    @AfterEach
    void close() {
        opened.forEach(HikariDataSource::close);
    }

    @Override
    public Store store() {
        var database = database();
        opened.add(database);
        var transactions = new JdbcTransactionManager(database);
        var ports = SqlPorts.over(database, transactions, new DatabaseContents(database, staging));
        return new Store(ports, new SqlTrailTree(database, transactions));
    }

    private HikariDataSource last() {
        return opened.get(opened.size() - 1);
    }

    /** Of another server on the same database. */
    private TrailTree another() {
        return new SqlTrailTree(last(), new JdbcTransactionManager(last()));
    }

    static Grown grown(Head head, List<Row> rows) {
        var leaves = rows.stream()
                .map(row -> TrailTreeContract.hash(row.id().toString()))
                .toList();
        var size = head.size() + rows.size();
        var frontier = Collections.nCopies(Long.bitCount(size), TrailTreeContract.hash("f"));
        return new Grown(new Head(size, frontier), leaves, List.of(), "note " + size);
    }

    @Test
    void findsWhatIsCommittedLateBehindWhatCameAfter() throws Exception {
        var store = store();
        store.append(1);
        assertThat(store.tree().grow(100, SqlTrailTreeContract::grown)).hasValue(1);
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var late = TrailTreeContract.trace("late");
        var threads = Executors.newSingleThreadExecutor();
        var writer = threads.submit(() -> store.ports().unit().of(() -> {
            store.ports().trail().append(List.of(late));
            // What waits is sent along with the next statement.
            store.ports().trail().trace(UUID.randomUUID());
            written.countDown();
            await(go);
            return true;
        }));
        written.await();

        var meanwhile = store.append(2);
        assertThat(store.tree().grow(100, SqlTrailTreeContract::grown)).hasValue(2);
        assertThat(store.tree().grow(100, SqlTrailTreeContract::grown)).hasValue(0);
        go.countDown();
        writer.get();
        threads.shutdown();

        assertThat(store.tree().grow(100, SqlTrailTreeContract::grown)).hasValue(1);
        assertThat(store.tree().leaf(late.id()).orElseThrow().place()).isEqualTo(3);
        assertThat(meanwhile).allSatisfy(id -> assertThat(store.tree().leaf(id)).isPresent());
    }

    @Test
    void onlyOneServerLetsItGrow() throws Exception {
        var store = store();
        store.append(2);
        var other = another();
        var threads = Executors.newSingleThreadExecutor();

        var taken = store.tree().grow(100, (head, rows) -> {
            assertThat(result(threads.submit(() -> other.grow(100, SqlTrailTreeContract::grown))))
                    .isEmpty();
            return grown(head, rows);
        });

        threads.shutdown();
        assertThat(taken).hasValue(2);
        assertThat(other.grow(100, SqlTrailTreeContract::grown)).hasValue(0);
    }

    @Test
    void losesAndRepeatsNothingHoweverManyWriteAndGather() throws Exception {
        var store = store();
        var committed = new ConcurrentLinkedQueue<UUID>();
        var writing = new AtomicBoolean(true);
        var threads = Executors.newFixedThreadPool(WRITERS + 2);
        var gatherers = new ArrayList<Future<?>>();
        for (var tree : List.of(store.tree(), another())) {
            gatherers.add(threads.submit(() -> {
                while (writing.get()) {
                    tree.grow(7, SqlTrailTreeContract::grown);
                }
            }));
        }
        var writers = new ArrayList<Future<?>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            writers.add(threads.submit(() -> write(store, committed)));
        }
        for (var writer : writers) {
            writer.get();
        }
        writing.set(false);
        for (var gatherer : gatherers) {
            gatherer.get();
        }
        threads.shutdown();

        while (store.tree().grow(1_000, SqlTrailTreeContract::grown).orElse(0) > 0) {
            continue;
        }
        var jdbc = new JdbcTemplate(last());
        assertThat(jdbc.queryForList("select trace from trail_leaf", UUID.class))
                .containsExactlyInAnyOrderElementsOf(committed);
        assertThat(jdbc.queryForList("select place from trail_leaf order by place", Long.class))
                .isEqualTo(LongStream.range(0, committed.size()).boxed().toList());
        assertThat(store.tree().head().size()).isEqualTo(committed.size());
    }

    /** Units of one to five traces; every fourth fails. */
    private static void write(Store store, ConcurrentLinkedQueue<UUID> committed) {
        for (var unit = 0; unit < UNITS; unit++) {
            var chance = ThreadLocalRandom.current();
            var traces = chance.ints(1 + chance.nextInt(5))
                    .mapToObj(any -> TrailTreeContract.trace("1"))
                    .toList();
            var fails = chance.nextInt(4) == 0;
            try {
                store.ports().unit().of(() -> {
                    for (var trace : traces) {
                        store.ports().trail().append(List.of(trace));
                        store.ports().trail().trace(UUID.randomUUID());
                    }
                    if (fails) {
                        throw new IllegalStateException("on purpose");
                    }
                    return true;
                });
                traces.forEach(trace -> committed.add(trace.id()));
            } catch (IllegalStateException onPurpose) {
                assertThat(fails).isTrue();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static <T> T result(Future<T> future) {
        return call(future::get);
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
