package org.opencarnet.trail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opencarnet.sharing.Mishaps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does a piece of work again and again in a thread of its own, while the server runs. */
public final class Repeating implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);
    private static final long PATIENCE = 10;

    private final Work work;
    private Optional<ScheduledExecutorService> thread = Optional.empty();
    private boolean failing;

    /**
     * What is done, and how long after it is done again.
     *
     * @param first how long after the start it is done first
     * @param last whether it is done once more at the end, after the last answer
     */
    public record Work(String name, Duration first, Duration pause, boolean last, Runnable once) {

        private static final Duration AFTER_START = Duration.ofMinutes(1);

        /** What keeps up with the answers: from before the first until after the last. */
        public static Work throughout(String name, Duration pause, Runnable once) {
            return new Work(name, Duration.ZERO, pause, true, once);
        }

        /** What is done once in a while, from a minute after the start on. */
        public static Work nowAndThen(String name, Duration pause, Runnable once) {
            return new Work(name, AFTER_START, pause, false, once);
        }
    }

    public Repeating(Work work) {
        this.work = work;
    }

    @Override
    public synchronized void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(this::named);
        fresh.scheduleWithFixedDelay(
                this::once, work.first().toMillis(), work.pause().toMillis(), TimeUnit.MILLISECONDS);
        thread = Optional.of(fresh);
    }

    private Thread named(Runnable task) {
        var fresh = new Thread(task, work.name());
        fresh.setDaemon(true);
        return fresh;
    }

    /** What fails is tried again; it is said once that it fails, and once that it does no more. */
    private void once() {
        try {
            work.once().run();
            if (failing) {
                LOG.info("{} goes on", work.name());
            }
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("{} fails and will be tried again: {}", work.name(), Mishaps.withoutMessages(failure));
            }
            failing = true;
        }
    }

    @Override
    public synchronized void stop() {
        thread.ifPresent(this::end);
        thread = Optional.empty();
    }

    private void end(ScheduledExecutorService ending) {
        if (work.last()) {
            ending.execute(this::once);
        }
        ending.shutdown();
        try {
            if (!ending.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                ending.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread.isPresent();
    }

    /** Before and after the web server, which starts late and stops early. */
    @Override
    public int getPhase() {
        return 0;
    }
}
