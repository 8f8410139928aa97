package org.opencarnet.identity.vihf;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers each assertion until it would be refused as too old anyway, so that none is taken twice by this node. */
final class Replays {

    private static final int SWEEP = 10_000;

    private final ConcurrentHashMap<String, Instant> seen = new ConcurrentHashMap<>();

    /** True the first time. */
    boolean first(String issuer, String id, Instant until, Instant now) {
        if (seen.size() > SWEEP && seen.size() % SWEEP == 1) {
            seen.values().removeIf(now::isAfter);
        }
        return seen.putIfAbsent(issuer + "\0" + id, until) == null;
    }
}
