package org.opencarnet.it;

/** Where on the way of a submission the server dies. */
enum FatalPoint {
    BEFORE_CONTENT,
    AFTER_CONTENT,
    BEFORE_ROWS,
    AFTER_ROWS,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    BEFORE_ANSWER,
    AFTER_ANSWER;

    /** The header by which a request says where the server is to die of it. */
    static final String HEADER = "X-Fatal-Point";

    /** Whether what was submitted is there afterwards. */
    boolean isKept() {
        return compareTo(AFTER_COMMIT) >= 0;
    }

    /** Whether whoever submitted it knows. */
    boolean isAcknowledged() {
        return this == AFTER_ANSWER;
    }
}
