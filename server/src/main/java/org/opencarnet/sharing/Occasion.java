package org.opencarnet.sharing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** On what occasion somebody is told: by what happens in a record (rules 9), or by how his subscription itself stands. */
public enum Occasion {
    /** A professional consults the record for the first time. */
    FIRST_CONSULTATION,
    /** A professional opens the record in an emergency. */
    EMERGENCY_ACCESS,
    DOCUMENT_ADDED,
    /** The metadata of a document, its visibility or its status. */
    DOCUMENT_CHANGED,
    /** A code that confirms an address of mail or a number. */
    CODE,
    /** The first word to the endpoint of a software, which confirms it. */
    HANDSHAKE,
    /** Nothing happened, and the subscription lives. */
    HEARTBEAT;

    /** What happens in a record. */
    public static final Set<Occasion> OF_RECORDS =
            Collections.unmodifiableSet(EnumSet.range(FIRST_CONSULTATION, DOCUMENT_CHANGED));

    /** What happens to documents. */
    public static final Set<Occasion> OF_DOCUMENTS =
            Collections.unmodifiableSet(EnumSet.range(DOCUMENT_ADDED, DOCUMENT_CHANGED));

    /** Whether it happens in a record, and is counted and decided upon. */
    public boolean isOfRecords() {
        return OF_RECORDS.contains(this);
    }

    /** Whether it is about a document. */
    public boolean isOfDocuments() {
        return OF_DOCUMENTS.contains(this);
    }
}
