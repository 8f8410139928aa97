package org.opencarnet.probing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Asks in parallel, counts, and keeps what leaked. */
final class Attempts {

    private static final int THREADS = 8;
    private static final int FIRST_FAULT_OF_OURS = 500;

    private final Line line;
    private final Chance chance;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong hits = new AtomicLong();
    private final Map<String, Leak> leaks = new ConcurrentHashMap<>();

    Attempts(Line line, Chance chance) {
        this.line = line;
        this.chance = chance;
    }

    /** How many requests were sent. */
    long asked() {
        return asked.get();
    }

    /** How many answers told something. */
    long hits() {
        return hits.get();
    }

    /** Those that are kept: one of a kind. */
    List<Leak> leaks() {
        return List.copyOf(leaks.values());
    }

    /** Runs all of these, each once. */
    void all(Collection<? extends Runnable> attempts) {
        var next = new AtomicInteger();
        var queue = new ArrayList<Runnable>(attempts);
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (var thread = 0; thread < THREADS; thread++) {
                running.add(pool.submit(() -> {
                    for (var i = next.getAndIncrement(); i < queue.size(); i = next.getAndIncrement()) {
                        queue.get(i).run();
                    }
                }));
            }
            for (var one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Asks for what is hidden and for something like it that is absent; no secret may come back, nor the two answers differ. */
    void attempt(Seeker seeker, String token, Probe probe, Hidden hidden) {
        var filled = probe.of(hidden);
        var seen = ask(seeker, token, probe, filled);
        if (probe.compared()) {
            var absent = hidden.absent(chance);
            var ofAbsent = ask(seeker, token, probe, probe.of(absent));
            compare(
                    new Leak(hidden.name(), seeker, filled, seen.without(hidden.facts())),
                    ofAbsent.without(absent.facts()),
                    probe);
        }
    }

    /** No answer may differ from the one that is usual. */
    void same(Seeker seeker, Probe filled, Seen seen, Seen usual) {
        compare(new Leak("a guess", seeker, filled, seen), usual, filled);
    }

    private void compare(Leak suspected, Seen ofAbsent, Probe probe) {
        var seen = suspected.seen();
        if (!seen.equals(ofAbsent)) {
            var why = "of " + suspected.why() + " it is answered otherwise than of something absent: "
                    + Leak.difference(seen.toString(), ofAbsent.toString()) + " INSTEAD OF "
                    + Leak.difference(ofAbsent.toString(), seen.toString());
            keep(probe, new Leak(why, suspected.seeker(), suspected.probe(), seen));
        }
    }

    private void keep(Probe probe, Leak leak) {
        hits.incrementAndGet();
        leaks.put(probe.text(), leak);
    }

    /** Asks; no secret may come back. */
    Seen ask(Seeker seeker, String token, Probe probe, Probe filled) {
        asked.incrementAndGet();
        var seen = Seen.of(line.ask(filled, token));
        var told = seen.tells(seeker.secrets(filled), filled.text());
        if (!told.isEmpty()) {
            keep(probe, new Leak("tells " + told, seeker, filled, seen));
        }
        if (seen.status() >= FIRST_FAULT_OF_OURS) {
            keep(probe, new Leak("fails", seeker, filled, seen));
        }
        return seen;
    }
}
