package org.opencarnet.identity;

import java.time.Clock;

/** The time in which tokens live: the system's, however the record's own clock is set. */
public record RealTime(Clock clock) {}
