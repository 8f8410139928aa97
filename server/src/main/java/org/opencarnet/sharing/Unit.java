package org.opencarnet.sharing;

import java.util.function.Supplier;

/** One transaction: what is done inside is wholly there afterwards, or wholly absent. */
public interface Unit {

    /** Runs the work; commits when it returns, rolls back when it throws. Not to be nested. */
    <T> T of(Supplier<T> work);
}
