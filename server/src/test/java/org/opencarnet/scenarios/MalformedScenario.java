package org.opencarnet.scenarios;

/** A scenario file is not as it should be. */
public final class MalformedScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedScenario(String where, String what) {
        super(where + ": " + what);
    }
}
