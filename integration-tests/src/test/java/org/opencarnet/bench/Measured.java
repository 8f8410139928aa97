package org.opencarnet.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one server under one load, turn by turn.
 *
 * @param operation asked for
 * @param load how
 * @param contender by whom answered
 */
record Measured(String operation, String load, String contender, List<Turn> turns) {

    /**
     * One turn. CPU is in milliseconds and statements are a number, each for one right answer; latencies are in milliseconds. What nobody
     * counted is not a number.
     */
    record Turn(
            double perSecond,
            double p50,
            double p99,
            double cpuOfServer,
            double cpuOfDatabase,
            double statements,
            long wrong) {}

    /** The middle of the turns. */
    double median(ToDoubleFunction<Turn> figure) {
        var sorted = sorted(figure);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double least(ToDoubleFunction<Turn> figure) {
        return sorted(figure)[0];
    }

    double most(ToDoubleFunction<Turn> figure) {
        var sorted = sorted(figure);
        return sorted[sorted.length - 1];
    }

    long wrong() {
        return turns.stream().mapToLong(Turn::wrong).sum();
    }

    private double[] sorted(ToDoubleFunction<Turn> figure) {
        var figures = turns.stream().mapToDouble(figure).toArray();
        Arrays.sort(figures);
        return figures;
    }
}
