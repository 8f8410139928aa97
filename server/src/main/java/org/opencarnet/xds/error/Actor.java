package org.opencarnet.xds.error;

/** Which actor tells of an error: some codes hold its name (ITI TF-3, table 4.2.4.1-2). */
public enum Actor {
    REGISTRY("Registry"),
    REPOSITORY("Repository");

    /** Whatever there is no other code for. */
    static final String ERROR = "XDS%sError";

    private final String title;

    Actor(String title) {
        this.title = title;
    }

    /** A code, in which the actor's name stands for {@code %s}. */
    String code(String code) {
        return code.formatted(title);
    }
}
