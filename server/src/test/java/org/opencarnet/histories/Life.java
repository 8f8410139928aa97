package org.opencarnet.histories;

/** Something in which a history happens. */
interface Life extends AutoCloseable {

    /** What comes of a step: {@code done}, {@code no}, or the numbers of the documents in a list. */
    String live(Step step);

    @Override
    default void close() {
        // most hold nothing
    }
}
