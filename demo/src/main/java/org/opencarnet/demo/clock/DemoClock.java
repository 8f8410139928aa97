package org.opencarnet.demo.clock;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A clock that runs like the real one, some way ahead of it or behind it, so that a tester can watch an authorization
 * lapse. It is for the record's time only: tokens and sessions live in real time.
 */
public final class DemoClock extends Clock {

    /** Where shifts are calendar arithmetic: the legal time of the record. */
    public static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Paris");

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    /** A clock that shows {@code real} until it is shifted. */
    public DemoClock(Clock real) {
        this.real = real;
    }

    /**
     * Moves on from the present demo time, so that shifts add up; answers the new time, or nothing where it would leave
     * the years 1970 to 2199, and then the clock is as before.
     */
    public synchronized Optional<Instant> shift(Shift shift) {
        Instant now = real.instant();
        Optional<Instant> moved = moved(now.plus(ahead), shift);
        moved.ifPresent(instant -> ahead = Duration.between(now, instant));
        return moved;
    }

    /** Goes back to real time, and answers it. */
    public synchronized Instant reset() {
        ahead = Duration.ZERO;
        return instant();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock read in another zone: it follows every later shift. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }

    private static Optional<Instant> moved(Instant from, Shift shift) {
        try {
            ZonedDateTime day = from.atZone(LEGAL_TIME).plus(shift.calendar());
            Instant to = day.toInstant().plus(shift.time());
            return to.isBefore(EARLIEST) || !to.isBefore(LATEST) ? Optional.empty() : Optional.of(to);
        } catch (DateTimeException | ArithmeticException tooFar) {
            return Optional.empty();
        }
    }

    private static final class InZone extends Clock {
        private final DemoClock clock;
        private final ZoneId zone;

        InZone(DemoClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(clock, other);
        }
    }
}
