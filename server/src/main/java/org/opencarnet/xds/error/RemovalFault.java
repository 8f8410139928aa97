package org.opencarnet.xds.error;

/** What can be wrong with a message that removes objects (RMD, 3.62.4.1.3); and the code of ITI TF-3 (table 4.2.4.1-2) for it. */
public enum RemovalFault implements Worded {
    /** Objects are named, not searched for. */
    BY_QUERY(Actor.ERROR),
    /** No object that the sender may know of bears this name. */
    UNRESOLVED("UnresolvedReferenceException"),
    /** An association that is to stay points at it. */
    STILL_REFERENCED("ReferencesExistException"),
    /** Nothing would hold it any more, or nothing would be left in it. */
    LEFT_ALONE("XDSUnreferencedObjectException"),
    /** It goes with a document, and not without one. */
    ONLY_WITH_A_DOCUMENT("LocalPolicyRestrictionError");

    private final String code;

    RemovalFault(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
