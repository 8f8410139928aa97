package org.opencarnet.record;

import java.time.Instant;
import java.util.Optional;

/** When the care took place that a document tells of; either end may be open. */
public record Period(Optional<Instant> start, Optional<Instant> end) {

    public static final Period UNKNOWN = new Period(Optional.empty(), Optional.empty());
}
