package org.opencarnet.sharing;

/**
 * Storage could not be reached, or had no place, at the moment. What was to be kept may be asked for again: it is wholly there or wholly
 * absent, and the same offer made again is recognised.
 */
public final class OutOfReach extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Because of this, whose message may repeat values and is not for clients. */
    public OutOfReach(Throwable cause) {
        super("storage is out of reach", cause);
    }
}
