package org.opencarnet.probing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KolmogorovSmirnovTest {

    private static final int TRIALS = 1000;

    /** Critical values as the tables of Smirnov (1948) have them. */
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.8276, 0.5", "1.2238, 0.1", "1.3581, 0.05", "1.6276, 0.01", "1.9495, 0.001"})
    void theTailIsThatOfTheTables(double lambda, double chance) {
        assertThat(KolmogorovSmirnov.tail(lambda)).isCloseTo(chance, within(chance / 1000));
    }

    @Test
    void theDistanceIsTheLargest() {
        assertThat(KolmogorovSmirnov.distance(new long[] {1, 2, 3}, new long[] {3, 2, 1}))
                .isZero();
        assertThat(KolmogorovSmirnov.distance(new long[] {1, 2}, new long[] {3, 4, 5}))
                .isEqualTo(1);
        assertThat(KolmogorovSmirnov.distance(new long[] {1, 1, 2, 4}, new long[] {1, 3, 3, 3}))
                .isEqualTo(0.5);
    }

    @Test
    void samplesOfOneDistributionAreTakenForTwoAsSeldomAsItSays() {
        var random = new Random(7);

        var refused = IntStream.range(0, TRIALS)
                .filter(i -> KolmogorovSmirnov.p(times(random, 0), times(random, 0)) < 0.05)
                .count();

        assertThat(refused).isBetween(TRIALS * 3 / 100L, TRIALS * 7 / 100L);
    }

    @Test
    void aFifthOfADeviationIsSeen() {
        var random = new Random(8);

        assertThat(KolmogorovSmirnov.p(times(random, 0), times(random, 200))).isLessThan(0.001);
    }

    private static long[] times(Random random, long later) {
        return LongStream.generate(() -> later + (long) (random.nextGaussian() * 1000))
                .limit(2000)
                .toArray();
    }
}
