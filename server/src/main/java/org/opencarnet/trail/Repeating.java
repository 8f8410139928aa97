package org.opencarnet.trail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does a piece of work again and again in a thread of its own: from before the server answers until after its last answer. */
public final class Repeating implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);
    private static final long PATIENCE = 10;

    private final Work work;
    private Optional<ScheduledExecutorService> thread = Optional.empty();
    private boolean failing;

    /** What is done, and how long after it is done again. */
    public record Work(String name, Duration pause, Runnable once) {}

    public Repeating(Work work) {
        this.work = work;
    }

    @Override
    public synchronized void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(this::named);
        fresh.scheduleWithFixedDelay(this::once, 0, work.pause().toMillis(), TimeUnit.MILLISECONDS);
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
                LOG.warn("{} fails and will be tried again: {}", work.name(), failure.toString());
            }
            failing = true;
        }
    }

    /** Once more, for what came since. */
    @Override
    public synchronized void stop() {
        thread.ifPresent(this::end);
        thread = Optional.empty();
    }

    private void end(ScheduledExecutorService ending) {
        ending.execute(this::once);
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
