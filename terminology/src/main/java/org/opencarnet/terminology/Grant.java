package org.opencarnet.terminology;

/** What the habilitation matrix says to a profession that asks for a document type, and on what it rests. */
public enum Grant {
    /** A published row grants the type. */
    PUBLISHED,
    /** An assumed row grants the type. */
    ASSUMED,
    /** There is no row for the type, and physicians pass where there is none. */
    UNPUBLISHED_PHYSICIAN,
    /** The row does not grant the type to this profession, or there is no row and the profession is another. */
    DENIED;

    /** Whether the document type is open to the profession. */
    public boolean permits() {
        return this != DENIED;
    }
}
