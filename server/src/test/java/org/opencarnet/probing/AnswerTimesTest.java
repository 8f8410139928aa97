package org.opencarnet.probing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long an answer takes does not tell what is hidden from what is absent. Runs where asked: {@code -Dtiming=2000}, so many samples of
 * each, in turns by chance over one connection that is kept.
 */
@EnabledIfSystemProperty(named = "timing", matches = "\\d+")
class AnswerTimesTest {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerTimesTest.class);
    private static final int SAMPLES = Integer.getInteger("timing", 2000);
    private static final int WARMING = 500;
    private static final double TOO_SELDOM = 0.001;

    private final Random random = new Random();
    private final Stopwatch stopwatch = new Stopwatch(Neighbours.shared().home.line);

    static Stream<Twins> twins() {
        return Twins.all();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void hiddenAndAbsentAreNotToldApartByTheTime(Twins twins) {
        sampled(twins, WARMING);
        var times = sampled(twins, SAMPLES);

        var p = KolmogorovSmirnov.p(times[0], times[1]);

        LOG.atInfo().log(() -> "%s: p %.4f, D %.4f, medians %.1f and %.1f us of %d samples each"
                .formatted(
                        twins,
                        p,
                        KolmogorovSmirnov.distance(times[0], times[1]),
                        median(times[0]),
                        median(times[1]),
                        SAMPLES));
        assertThat(p).isGreaterThan(TOO_SELDOM);
    }

    /** The times of the hidden one and of the absent ones, in nanoseconds: in pairs, of which chance says what comes first. */
    private long[][] sampled(Twins twins, int count) {
        var hidden = twins.forHidden();
        var absent = Stream.generate(twins::forAbsent).limit(count).toList();
        var times = new long[2][count];
        for (var i = 0; i < count; i++) {
            var first = random.nextInt(2);
            for (var which : new int[] {first, 1 - first}) {
                var probe = which == 0 ? hidden : absent.get(i);
                times[which][i] = stopwatch.nanos(probe, twins.seeker().token());
            }
        }
        return times;
    }

    private static double median(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1000.0;
    }
}
