package org.opencarnet.trail.atna;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.opencarnet.sharing.TrailFeed;

/** Hands the trail on for as long as the other side takes it; else waits, longer after each failure, up to a minute. */
public final class Forwarding {

    private static final int AT_ONCE = 500;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TrailFeed feed;
    private final TrailFeed.Sending sending;
    private final LongSupplier nanos;
    private Duration pause = Duration.ZERO;
    private long failed;

    public Forwarding(TrailFeed feed, TrailFeed.Sending sending) {
        this(feed, sending, System::nanoTime);
    }

    Forwarding(TrailFeed feed, TrailFeed.Sending sending, LongSupplier nanos) {
        this.feed = feed;
        this.sending = sending;
        this.nanos = nanos;
    }

    /** Hands on all there is, unless it is too early after a failure, or another server is at it. */
    public void forward() {
        if (!pause.isZero() && nanos.getAsLong() - failed < pause.toNanos()) {
            return;
        }
        try {
            var more = true;
            while (more) {
                more = feed.forward(AT_ONCE, sending).orElse(0) == AT_ONCE;
            }
            pause = Duration.ZERO;
        } catch (IOException failure) {
            failed = nanos.getAsLong();
            pause = longer(pause);
            throw new UncheckedIOException(failure);
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.isZero() ? SHORTEST : pause.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
}
