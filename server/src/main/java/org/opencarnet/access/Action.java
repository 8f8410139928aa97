package org.opencarnet.access;

/** What is asked: of the record as a whole, or of one document in it. */
public enum Action {
    OPEN_RECORD,
    TEST_EXISTENCE,
    FEED,
    LIST,
    READ,
    REPLACE,
    ARCHIVE,
    DELETE,
    MASK,
    UNMASK,
    HIDE_FROM_PATIENT,
    SHOW_TO_PATIENT,
    HIDE_FROM_REPRESENTATIVES,
    SHOW_TO_REPRESENTATIVES,
    AUTHORIZE,
    WITHDRAW_AUTHORIZATION,
    SEE_AUTHORIZATIONS,
    BLOCK,
    UNBLOCK,
    CHANGE_STANDING_CONSENTS,
    READ_TRAIL,
    FEED_TRAIL,
    READ_CARE_CIRCLE,
    CHANGE_CARE_CIRCLE
}
