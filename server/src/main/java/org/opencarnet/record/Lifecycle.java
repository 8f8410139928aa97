package org.opencarnet.record;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The laws of a document's life (rules 7): which status may follow which. */
public final class Lifecycle {

    private static final Map<AvailabilityStatus, Set<AvailabilityStatus>> FOLLOWS = new EnumMap<>(Map.of(
            AvailabilityStatus.APPROVED,
                    EnumSet.of(AvailabilityStatus.DEPRECATED, AvailabilityStatus.ARCHIVED, AvailabilityStatus.DELETED),
            AvailabilityStatus.ARCHIVED,
                    EnumSet.of(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED, AvailabilityStatus.DELETED),
            AvailabilityStatus.DEPRECATED, EnumSet.of(AvailabilityStatus.DELETED),
            AvailabilityStatus.DELETED, EnumSet.noneOf(AvailabilityStatus.class)));

    private Lifecycle() {}

    /** Whether a document may pass from one status to another; staying where it is is no passage. */
    public static boolean allows(AvailabilityStatus from, AvailabilityStatus to) {
        return FOLLOWS.getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether a document in this status may be replaced: a replaced or deleted one may not (a replacement is final). */
    public static boolean replaceable(AvailabilityStatus status) {
        return allows(status, AvailabilityStatus.DEPRECATED);
    }
}
