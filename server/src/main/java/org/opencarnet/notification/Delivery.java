package org.opencarnet.notification;

/** How the attempt to bring a message to its receiver ended. */
sealed interface Delivery {

    /** The receiver's side has taken it. */
    record Taken() implements Delivery {}

    /**
     * It was not taken, or nobody knows.
     *
     * @param forGood whether it would not be taken next time either
     * @param why a word for the operator, without contents or addresses
     */
    record Failed(boolean forGood, String why) implements Delivery {}

    Delivery TAKEN = new Taken();

    static Delivery again(String why) {
        return new Failed(false, why);
    }

    static Delivery never(String why) {
        return new Failed(true, why);
    }

    /** By the status of an HTTP answer: what is wrong with the request stays wrong. */
    static Delivery of(int status) {
        final var ok = 200;
        final var redirect = 300;
        final var wrong = 400;
        final var failing = 500;
        if (status >= ok && status < redirect) {
            return TAKEN;
        }
        var transient4 =
                status == 401 || status == 403 || status == 404 || status == 408 || status == 425 || status == 429;
        return status >= wrong && status < failing && !transient4 ? never("http " + status) : again("http " + status);
    }
}
