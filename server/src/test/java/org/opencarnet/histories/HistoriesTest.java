package org.opencarnet.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Ins;
import org.opencarnet.storage.memory.MemoryPorts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever happens, Carnet and the model say the same at every step. {@code -Dhistories=10000} lives through that many, {@code -Dseed=}
 * begins elsewhere; a failure names its seed, and {@code -Dhistories=1 -Dseed=} replays it.
 */
class HistoriesTest {

    private static final Logger LOG = LoggerFactory.getLogger(HistoriesTest.class);
    private static final Instant BEGINNING = Instant.parse("2026-01-15T09:00:00Z");
    private static final long SEED = Long.getLong("seed", 1);
    private static final String HISTORIES = "histories";

    @Test
    void happenInTheUseCasesAsInTheModel() {
        var seeds = LongStream.range(SEED, SEED + Integer.getInteger(HISTORIES, 2000))
                .parallel();

        told(
                "in the use cases",
                seeds.map(seed -> compare(seed, one -> new Core(BEGINNING, MemoryPorts.fresh(), patients(one)))));
    }

    /** One after the other, since the server has one clock. */
    @Test
    void happenOverHttpAsInTheModel() {
        var seeds = LongStream.range(SEED, SEED + Integer.getInteger(HISTORIES, 100));

        told("over HTTP", seeds.map(seed -> compare(seed, one -> new OverHttp(BEGINNING, patients(one)))));
    }

    private static void told(String where, LongStream steps) {
        var all = steps.summaryStatistics();

        LOG.info("{} histories {}, {} steps, 0 differences", all.getCount(), where, all.getSum());
    }

    private static int compare(long seed, LongFunction<Life> lives) {
        var history = Chance.history(seed);
        var model = new Model(BEGINNING);
        try (var life = lives.apply(seed)) {
            for (var i = 0; i < history.size(); i++) {
                var expected = model.live(history.get(i));

                assertThat(life.live(history.get(i)))
                        .as("seed %d, step %d of %s", seed, i, history.subList(0, i + 1))
                        .isIn(expected, Life.NOT_ASKED);
            }
        } catch (Exception e) {
            throw new AssertionError("seed " + seed, e);
        }
        return history.size();
    }

    private static List<Ins> patients(long seed) {
        return List.of(ins(2 * seed), ins(2 * seed + 1));
    }

    private static Ins ins(long serial) {
        var thirteen = "2" + String.format("%012d", 790_000_000_000L + serial);
        return new Ins(Ins.Authority.TEST, thirteen + String.format("%02d", Ins.keyOf(thirteen)));
    }
}
