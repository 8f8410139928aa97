package org.opencarnet.sharing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds back the news that nothing was found until a whole number of steps of 5 ms after a request came. A row that is read and then
 * hidden takes some tens of microseconds more than one that is not there, which over many answers would tell that it is.
 */
public final class Patience {

    private static final long STEP = Duration.ofMillis(5).toNanos();

    private final long came = System.nanoTime();

    private Patience() {}

    /** A request comes now. */
    public static Patience begin() {
        return new Patience();
    }

    /** Waits for the end of the step. */
    public void untilTheStepEnds() {
        var until = came + ((System.nanoTime() - came) / STEP + 1) * STEP;
        for (var left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
