package org.opencarnet.xds.error;

/** Which actor tells of an error: some codes begin with its name (ITI TF-3, table 4.2.4.1-2). */
public enum Actor {
    REGISTRY("XDSRegistry"),
    REPOSITORY("XDSRepository");

    private final String prefix;

    Actor(String prefix) {
        this.prefix = prefix;
    }

    /** A code that begins with the actor's name. */
    String code(String rest) {
        return prefix + rest;
    }
}
