package org.opencarnet.probing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.identity.testing.Someone;

/**
 * Somebody with a good credential.
 *
 * @param hidden what is hidden from him
 * @param token issued once
 */
record Seeker(String name, Someone someone, List<Hidden> hidden, String token) {

    Seeker(String name, Someone someone, List<Hidden> hidden) {
        this(name, someone, hidden, someone.token());
    }

    /** Documents that were known before they were hidden: what was done with them then stays in the trail of whoever saw it there. */
    private static final Set<String> IN_THE_TRAIL = Set.of("deleted", "of the blocked", "shut");

    /** What this must not tell him; what his credential says of himself he knows. */
    Set<String> secrets(Probe probe) {
        var himself = someone.claims().toString();
        return hidden.stream()
                .filter(one -> !probe.path().contains("/AuditEvent") || !IN_THE_TRAIL.contains(one.name()))
                .flatMap(one -> one.secrets().stream())
                .filter(secret -> !himself.contains(secret))
                .collect(Collectors.toUnmodifiableSet());
    }
}
