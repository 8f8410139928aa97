package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencarnet.trail.SignerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two servers over one PostgreSQL, several clients at once: what was acknowledged by one binds the other. {@code -Dhistories=10000} lives
 * through that many, {@code -Dseed=} begins elsewhere; a failure names its seed, and {@code -Dhistories=1 -Dseed=} replays it.
 */
class FreshnessIT {

    private static final Logger LOG = LoggerFactory.getLogger(FreshnessIT.class);
    private static final int HISTORIES = Integer.getInteger("histories", 60);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int CLIENTS = 4;

    @Test
    void nothingStaleIsAnsweredByEither() throws InterruptedException, ExecutionException {
        var arguments = Stream.concat(
                        Postgres.arguments(Postgres.port(), Postgres.database()).stream(),
                        Stream.of("--carnet.trail.key=" + SignerKey.generate("carnet.test/freshness")))
                .toArray(String[]::new);
        var first = FreshNode.started(arguments);
        try {
            var second = FreshNode.started(arguments);
            try {
                livedThrough(List.of(first, second));
            } finally {
                second.server().stop();
            }
        } finally {
            first.server().stop();
        }
    }

    private static void livedThrough(List<FreshNode> nodes) throws InterruptedException, ExecutionException {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var histories = LongStream.range(SEED, SEED + HISTORIES)
                    .mapToObj(seed -> clients.submit(() -> lived(seed, nodes)))
                    .toList();
            var answers = 0L;
            for (var history : histories) {
                answers += history.get();
            }
            LOG.info("{} histories on two nodes, {} answers compared, 0 stale", HISTORIES, answers);
            assertThat(answers).isPositive();
        } finally {
            clients.shutdownNow();
        }
    }

    private static int lived(long seed, List<FreshNode> nodes) {
        try {
            return new FreshHistory(seed, nodes).lived();
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("seed " + seed, failed);
        }
    }
}
