package org.opencarnet.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.opencarnet.sharing.Mishaps;
import org.opencarnet.sharing.Tell;
import org.opencarnet.sharing.Tell.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the outbox and sends what is due. Any number of processes may do so over one database: what one has taken the others pass over, until it
 * is said what became of it, or so much time has passed that its process must be dead.
 */
public final class Courier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int AT_ONCE = 100;
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final int LONGEST_SHIFT = 30;
    private static final long PATIENCE_AT_THE_END = 10;

    private final Tell tell;
    private final List<Carrier> carriers;
    private final AlertProperties properties;
    private final Clock clock;
    private final Semaphore free;
    private Optional<Threads> threads = Optional.empty();
    private volatile boolean running;
    private boolean troubled;
    private Instant cleaned = Instant.EPOCH;

    /**
     * A courier that is not at work yet.
     *
     * @param clock the real time, by which others are waited for; the record's may be moved
     */
    Courier(Tell tell, List<Carrier> carriers, AlertProperties properties, Clock clock) {
        this.tell = tell;
        this.carriers = List.copyOf(carriers);
        this.properties = properties;
        this.clock = clock;
        this.free = new Semaphore(properties.parallel());
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            var fresh = new Threads(
                    Executors.newSingleThreadScheduledExecutor(work -> thread(work, "alerts")),
                    Executors.newFixedThreadPool(properties.parallel(), work -> thread(work, "alert-courier")));
            var millis = properties.interval().toMillis();
            fresh.looking().scheduleWithFixedDelay(() -> round(fresh.sending()), millis, millis, TimeUnit.MILLISECONDS);
            threads = Optional.of(fresh);
        }
    }

    /** What is on its way may arrive; what does not in time is sent again by whoever runs next. */
    @Override
    public synchronized void stop() {
        running = false;
        threads.ifPresent(Threads::end);
        threads = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void round(ExecutorService sending) {
        try {
            clean();
            while (running && tell.spread(clock.instant(), AT_ONCE) >= AT_ONCE) {
                LOG.debug("more has happened");
            }
            while (running && handOut(sending)) {
                LOG.debug("more is due");
            }
            troubled = false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            complain(failure);
        }
    }

    /** Once, until it goes well again. */
    private void complain(RuntimeException failure) {
        if (!troubled) {
            LOG.warn("Alerts wait: {}", Mishaps.withoutMessages(failure));
        }
        troubled = true;
    }

    /** Whether there may be more. Nothing is taken before somebody is free to send it, so that the time given to it is not spent waiting. */
    private boolean handOut(ExecutorService sending) throws InterruptedException {
        if (!free.tryAcquire(1, TimeUnit.SECONDS)) {
            return true;
        }
        var handed = false;
        try {
            var now = clock.instant();
            var next = tell.next(now, now.plus(properties.lease()));
            if (next instanceof Letter letter) {
                sending.execute(() -> send(letter));
                handed = true;
            }
            return !(next instanceof Tell.Nothing);
        } finally {
            if (!handed) {
                free.release();
            }
        }
    }

    private void send(Letter letter) {
        try {
            settle(letter, attempt(letter));
        } catch (RuntimeException failure) {
            // It is handed out again when its time is over, and the receiver will know it by its name
            LOG.warn("Alert {} is sent again: {}", letter.message().id(), Mishaps.withoutMessages(failure));
        } finally {
            free.release();
        }
    }

    private Delivery attempt(Letter letter) {
        if (letter.message().attempts() > properties.attempts()) {
            return Delivery.never("too many attempts");
        }
        return carriers.stream()
                .filter(one -> one.serves(letter.subscription().channel()))
                .findFirst()
                .map(one -> one.carry(letter))
                .orElseGet(() -> Delivery.again("no such channel here"));
    }

    private void settle(Letter letter, Delivery delivery) {
        if (delivery instanceof Delivery.Failed failed) {
            var again = failed.forGood() || letter.message().attempts() >= properties.attempts()
                    ? Optional.<Instant>empty()
                    : Optional.of(clock.instant().plus(pause(letter.message().attempts())));
            if (again.isEmpty()) {
                LOG.warn("Alert {} is given up: {}", letter.message().id(), failed.why());
            }
            tell.failed(letter, again, failed.why());
        } else {
            tell.arrived(letter);
        }
    }

    private Duration pause(int attempts) {
        var pause = properties.backoff().multipliedBy(1L << Math.min(attempts - 1, LONGEST_SHIFT));
        var longest = properties.longestBackoff();
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    private void clean() {
        var now = clock.instant();
        if (cleaned.plus(BETWEEN_CLEANINGS).isBefore(now)) {
            tell.forget(now.minus(properties.keep()));
            cleaned = now;
        }
    }

    /** One that looks, and those that send. */
    private record Threads(ScheduledExecutorService looking, ExecutorService sending) {

        /** Nobody is interrupted: an interrupted thread closes the files of an embedded database under all others. */
        void end() {
            try {
                looking.shutdown();
                var looked = looking.awaitTermination(PATIENCE_AT_THE_END, TimeUnit.SECONDS);
                sending.shutdown();
                var sent = sending.awaitTermination(PATIENCE_AT_THE_END, TimeUnit.SECONDS);
                LOG.debug("all that was taken was sent: {}", looked && sent);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
