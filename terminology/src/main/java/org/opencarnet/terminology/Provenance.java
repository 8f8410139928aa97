package org.opencarnet.terminology;

/** Where a row of the habilitation matrix comes from; a decision that rests on an assumed row has to say so. */
public enum Provenance {
    /** Published by those who run the DMP. */
    PUBLISHED,
    /** Assumed by Carnet or by the operator, because no source publishes it. */
    ASSUMED
}
