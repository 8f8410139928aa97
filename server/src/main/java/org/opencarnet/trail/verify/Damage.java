package org.opencarnet.trail.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.opencarnet.trail.verify.Finding.Kind;
import org.opencarnet.trail.verify.Stored.Place;

/** Tiles whose own hashes do not give the one that was kept above them and is proven right: what happened in each, or between them. */
final class Damage {

    /** As rows are taken up: by arrival, of one transaction by time. */
    static final Comparator<Place> ARRIVAL = Comparator.<Place>comparingLong(
                    place -> place.row().orElseThrow().arrival())
            .thenComparing(place -> place.row().orElseThrow().at())
            .thenComparing(place -> place.row().orElseThrow().id().toString());

    private final Consumer<Finding> findings;
    private final List<Tile> unexplained = new ArrayList<>();

    Damage(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /**
     * A tile of 256 places.
     *
     * @param node what was kept above it
     * @param good up to which place everything is proven otherwise
     * @param bad from which size on a signed root contradicts it
     */
    record Tile(List<Place> places, byte[] node, long good, long bad) {

        long from() {
            return places.get(0).number();
        }

        long to() {
            return from() + places.size();
        }

        boolean isOf(List<Place> others) {
            return Rows.whole(others) && Arrays.equals(Comparison.with(new Subtrees(), others), node);
        }

        /** Where it happened, as narrowly as the roots tell. */
        Finding rewritten() {
            var from = Math.max(from(), good);
            var to = Math.min(to(), bad);
            return from < to
                    ? new Finding(Kind.REWRITTEN, from, to, "")
                    : new Finding(Kind.REWRITTEN, from(), to(), "");
        }
    }

    void tile(Tile tile) {
        var places = tile.places();
        if (tile.isOf(places)) {
            Rows.TRUSTING_WHAT_WAS_KEPT.of(unproven(tile), findings);
        } else if (tile.isOf(Rows.asTheyAre(places))) {
            Rows.TRUSTING_THEMSELVES.of(unproven(tile), findings);
        } else {
            Rows.TRUSTING_WHAT_WAS_KEPT.of(unproven(tile), findings);
            unexplained.add(tile);
        }
    }

    private static List<Place> unproven(Tile tile) {
        return tile.places().stream()
                .filter(place -> place.number() >= tile.good())
                .toList();
    }

    /** Looks at all of them together: places may have been exchanged between them. */
    void end() {
        var all = unexplained.stream().flatMap(tile -> tile.places().stream()).toList();
        if (all.stream().allMatch(place -> place.row().isPresent() && !Rows.differs(place))) {
            var sorted = all.stream().sorted(ARRIVAL).toList();
            if (fits(sorted)) {
                moved(all, sorted, findings);
                return;
            }
        }
        unexplained.stream()
                .filter(tile -> Rows.whole(tile.places()))
                .map(Tile::rewritten)
                .forEach(findings);
    }

    private boolean fits(List<Place> sorted) {
        var from = 0;
        for (var tile : unexplained) {
            var to = from + tile.places().size();
            if (!tile.isOf(sorted.subList(from, to))) {
                return false;
            }
            from = to;
        }
        return true;
    }

    /** Those that stand elsewhere than they came. */
    static void moved(List<Place> are, List<Place> were, Consumer<Finding> findings) {
        for (var i = 0; i < are.size(); i++) {
            if (are.get(i) != were.get(i)) {
                findings.accept(Finding.at(
                        Kind.ROW_MOVED, are.get(i).number(), are.get(i).trace()));
            }
        }
    }
}
