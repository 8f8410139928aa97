package org.opencarnet.trail.verify;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.opencarnet.trail.verify.Finding.Kind;
import org.opencarnet.trail.verify.Stored.Place;

/** Rows beside what was kept of them. */
final class Rows {

    /** What was kept is right: rows that differ were changed. */
    static final Told TRUSTING_WHAT_WAS_KEPT = (places, findings) -> tell(places, Kind.ROW_CHANGED, findings);

    /** The rows are right: where they differ, what was kept was changed. */
    static final Told TRUSTING_THEMSELVES = (places, findings) -> tell(places, Kind.LEAF_CHANGED, findings);

    private Rows() {}

    private static void tell(List<Place> places, Kind difference, Consumer<Finding> findings) {
        for (var place : places) {
            if (place.row().isEmpty() && !place.trace().isEmpty()) {
                findings.accept(Finding.at(Kind.ROW_REMOVED, place.number(), place.trace()));
            } else if (differs(place)) {
                findings.accept(Finding.at(difference, place.number(), place.trace()));
            }
        }
    }

    static boolean differs(Place place) {
        return place.row()
                .filter(row -> !Arrays.equals(row.hash(), place.kept()))
                .isPresent();
    }

    /** Whether something was kept of every one. */
    static boolean whole(List<Place> places) {
        return places.stream().allMatch(place -> place.kept().length > 0);
    }

    /** The places with what the rows themselves say, where they are there. */
    static List<Place> asTheyAre(List<Place> places) {
        return places.stream()
                .map(place -> place.row()
                        .map(row -> new Place(place.number(), place.trace(), row.hash(), place.row()))
                        .orElse(place))
                .toList();
    }

    /** Says what differs. */
    @FunctionalInterface
    interface Told {

        void of(List<Place> places, Consumer<Finding> findings);
    }
}
