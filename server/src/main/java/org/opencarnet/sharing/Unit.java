package org.opencarnet.sharing;

import java.util.function.Supplier;

/** One transaction: what is done inside is wholly there afterwards, or wholly absent. */
public interface Unit {

    /**
     * Runs the work; commits when it returns, rolls back when it throws. Work that was undone because two waited for each other is run again,
     * so it must have no effect but through the ports. Not to be nested.
     *
     * @throws OutOfReach when the database cannot be reached, has no place or takes too long; where that was at the very end, the work may
     *     be there, wholly
     */
    <T> T of(Supplier<T> work);

    /**
     * Runs the work of one access, which reads, and writes nothing but a trace, the window that slides with it and what is to be told. These are written in one,
     * before the work is done; where it fails after that, the trail tells of an access that was not answered. Otherwise as {@link #of}.
     */
    default <T> T reading(Supplier<T> work) {
        return of(work);
    }
}
