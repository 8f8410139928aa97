package org.opencarnet.sharing;

import java.util.ConcurrentModificationException;
import java.util.function.Supplier;

/** Stores plain resources within a transaction. */
final class Keeping {

    private Keeping() {}

    /** Keeps in one transaction; what refers to nothing, or was changed by somebody else meanwhile, is rejected as a whole. */
    static <T> Outcome<T> in(Unit unit, Supplier<Outcome<T>> work) {
        try {
            return unit.of(work);
        } catch (ConcurrentModificationException lost) {
            return Outcome.rejected(Problem.VERSION_CONFLICT, "");
        } catch (IllegalArgumentException dangling) {
            return Outcome.rejected(Problem.REFERENCE_UNKNOWN, "");
        }
    }
}
