package org.opencarnet.record;

/**
 * The patient's three independent decisions for emergencies (rules 3; defaults of creation: decisions i and j).
 *
 * @param regulation a regulation centre (SAMU, centre 15) may open the record
 * @param breakGlass any other professional may open it in an emergency
 * @param maskedInEmergency in either case masked documents are shown too
 */
public record StandingConsents(boolean regulation, boolean breakGlass, boolean maskedInEmergency) {

    /** What holds until the patient says otherwise. */
    public static final StandingConsents AT_CREATION = new StandingConsents(true, true, false);
}
