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

    /** What must not be told to him; what his credential says of himself he knows. */
    Set<String> secrets() {
        var himself = someone.claims().toString();
        return hidden.stream()
                .flatMap(one -> one.secrets().stream())
                .filter(secret -> !himself.contains(secret))
                .collect(Collectors.toUnmodifiableSet());
    }
}
