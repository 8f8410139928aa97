package org.opencarnet.record;

/**
 * What the patient has decided once for all: three independent decisions for emergencies (rules 3; defaults of creation: decisions i
 * and j), and whether anything is shown to professionals at all (rules 5).
 *
 * @param regulation a regulation centre (SAMU, centre 15) may open the record
 * @param breakGlass any other professional may open it in an emergency
 * @param maskedInEmergency in either case masked documents are shown too
 * @param allMasked every document, present or future, is masked from professionals, whatever is said of it alone
 */
public record StandingConsents(boolean regulation, boolean breakGlass, boolean maskedInEmergency, boolean allMasked) {

    /** What holds until the patient says otherwise. */
    public static final StandingConsents AT_CREATION = new StandingConsents(true, true, false);

    /** Decisions for emergencies, where no more is masked than is said of each document. */
    public StandingConsents(boolean regulation, boolean breakGlass, boolean maskedInEmergency) {
        this(regulation, breakGlass, maskedInEmergency, false);
    }
}
