package org.opencarnet.sharing;

import java.util.function.Function;
import org.opencarnet.access.Decision;

/** How a use case ended: done, refused by the law, or rejected because the request itself is wrong. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    /** The law refuses; nothing was changed but the trail. */
    record Refused<T>(Decision decision) implements Outcome<T> {}

    /** The request is wrong; nothing was changed. */
    record Rejected<T>(Rejection rejection) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Decision decision) {
        return new Refused<>(decision);
    }

    static <T> Outcome<T> rejected(Problem problem, String where) {
        return new Rejected<>(new Rejection(problem, where));
    }

    /** The same ending with another value. */
    default <R> Outcome<R> map(Function<T, R> change) {
        if (this instanceof Done<T> done) {
            return done(change.apply(done.value()));
        }
        return this instanceof Refused<T> refused
                ? refused(refused.decision())
                : new Rejected<>(((Rejected<T>) this).rejection());
    }

    /**
     * What is wrong, and with what.
     *
     * @param where the object in the request, in words of the face that made it (such as a fullUrl or entryUUID); may be empty
     */
    record Rejection(Problem problem, String where) {}
}
