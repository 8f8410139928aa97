package org.opencarnet.oracle;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;

/** How many cells were compared, and where the answers differ: differences of one kind together, with one of them as an example. */
final class Tally {

    /** Stands for the answer of a list, which gives no reasons. */
    static final long A_LIST = -1;

    private static final int SHOWN = 400;

    private final Map<String, Kind> differences = new TreeMap<>();
    private long cells;

    record Difference(Asker asker, Errand errand, Situation situation, Paper paper, long expected, long actual) {

        private String kind() {
            return who() + " " + errand.deed() + ": " + (actual == A_LIST ? "the list shows otherwise" : answers());
        }

        private String who() {
            return String.valueOf(asker.kind());
        }

        private String answers() {
            var verdicts = verdict(expected) + "/" + verdict(actual);
            return verdicts + " oracle alone " + Because.named(expected & ~actual) + ", law alone "
                    + Because.named(actual & ~expected);
        }

        private static String verdict(long reasons) {
            return Because.permits(reasons) ? "yes" : "no";
        }
    }

    private record Kind(long times, Difference example) {
        Kind and(Kind other) {
            return new Kind(times + other.times, example);
        }
    }

    void count() {
        cells++;
    }

    void differs(Difference difference) {
        differences.merge(difference.kind(), new Kind(1, difference), Kind::and);
    }

    /** This tally and another together. */
    Tally plus(Tally other) {
        var sum = new Tally();
        sum.cells = cells + other.cells;
        sum.differences.putAll(differences);
        other.differences.forEach((what, kind) -> sum.differences.merge(what, kind, Kind::and));
        return sum;
    }

    long cells() {
        return cells;
    }

    /** The differences in words; empty where there is none. */
    String differences() {
        return differences.entrySet().stream()
                .limit(SHOWN)
                .map(each -> each.getKey() + " (" + each.getValue().times() + " times)\n    "
                        + each.getValue().example())
                .collect(Collectors.joining("\n"));
    }
}
