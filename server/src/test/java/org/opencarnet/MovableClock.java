package org.opencarnet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A clock that runs ahead of another by as much as a test says. */
public final class MovableClock extends Clock {

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;
    private volatile Optional<Instant> stopped = Optional.empty();

    public MovableClock(Clock real) {
        this.real = real;
    }

    /** Shows this instant now, and runs on from there. */
    public void set(Instant now) {
        ahead = Duration.between(real.instant(), now);
    }

    /** Shows this instant until it is told otherwise. */
    public void stopAt(Instant now) {
        stopped = Optional.of(now);
    }

    /** Shows the real time again. */
    public void reset() {
        stopped = Optional.empty();
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return stopped.orElseGet(() -> real.instant().plus(ahead));
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
