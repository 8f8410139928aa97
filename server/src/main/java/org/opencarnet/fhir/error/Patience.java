package org.opencarnet.fhir.error;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds back the news that nothing was found until a whole number of steps of 5 ms after the request came. A row that is read and then
 * hidden takes some tens of microseconds more than one that is not there, which over many answers would tell that it is.
 */
public final class Patience {

    private static final String CAME = Patience.class.getName();
    private static final long STEP = Duration.ofMillis(5).toNanos();

    private Patience() {}

    /** Notes when the request came. */
    public static void begin(HttpServletRequest request) {
        request.setAttribute(CAME, System.nanoTime());
    }

    /** Waits for the end of the step; not at all where nobody noted when the request came. */
    static void untilTheStepEnds(HttpServletRequest request) {
        if (request.getAttribute(CAME) instanceof Long came) {
            var until = came + ((System.nanoTime() - came) / STEP + 1) * STEP;
            for (var left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
        }
    }
}
