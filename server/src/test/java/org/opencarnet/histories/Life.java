package org.opencarnet.histories;

/** Something in which a history happens. */
interface Life extends AutoCloseable {

    /** There are no words for this step here; it would have changed nothing. */
    String NOT_ASKED = "";

    /** What comes of a step: {@code done}, {@code no}, or the numbers of the documents in a list. */
    String live(Step step);

    @Override
    default void close() {
        // most hold nothing
    }
}
