package org.opencarnet.probing;

import java.util.Arrays;

/**
 * The two-sample test of Kolmogorov and Smirnov: how likely samples of one distribution would lie as far apart as these. Asymptotic, with
 * the correction of Stephens (1970); good from some tens of samples on.
 */
final class KolmogorovSmirnov {

    private static final int TERMS = 100;
    private static final double SURE = 0.2;

    private KolmogorovSmirnov() {}

    /** The p-value of two samples. */
    static double p(long[] some, long[] others) {
        var root = Math.sqrt((double) some.length * others.length / (some.length + others.length));
        return tail((root + 0.12 + 0.11 / root) * distance(some, others));
    }

    /** The largest distance of the two empirical distribution functions. */
    static double distance(long[] some, long[] others) {
        var one = some.clone();
        var other = others.clone();
        Arrays.sort(one);
        Arrays.sort(other);
        var largest = 0.0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            var at = Math.min(one[i], other[j]);
            while (i < one.length && one[i] <= at) {
                i++;
            }
            while (j < other.length && other[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return largest;
    }

    /** The chance that Kolmogorov's distribution is beyond this. */
    static double tail(double lambda) {
        if (lambda < SURE) {
            return 1;
        }
        var sum = 0.0;
        for (var k = TERMS; k >= 1; k--) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * lambda * lambda);
        }
        return Math.max(0, Math.min(1, sum));
    }
}
