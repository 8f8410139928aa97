package org.opencarnet.access;

import java.time.Instant;

/**
 * The answers of the operator where the rules leave a question open ({@code carnet.policy.*}).
 *
 * @param emergencyPassesBlock {@code bris_de_glace} opens the record even to a blocked professional (decision d)
 * @param regulationPassesBlock {@code centre_15} counts as an emergency in that sense
 * @param careTeamPresumesConsent a current member of the care team is as if authorized (decision n)
 * @param hideFromPatientLater INVISIBLE_PATIENT may be set after feeding (decision q)
 * @param maskedAndInvisible MASQUE_PS and INVISIBLE_PATIENT may stand together
 * @param consentEachTime outside the care team consent holds for the day on which it was declared or used, not for six months (2)
 * @param structuresDeclareTeams a structure declares which professionals belong to the care team in it (2)
 * @param hidesSecretConnections what is done in a minor's secret connection is hidden from the legal representatives in the trail (6)
 */
public record Policy(
        boolean emergencyPassesBlock,
        boolean regulationPassesBlock,
        boolean careTeamPresumesConsent,
        boolean hideFromPatientLater,
        boolean maskedAndInvisible,
        boolean consentEachTime,
        boolean structuresDeclareTeams,
        boolean hidesSecretConnections) {

    /** What holds where the operator says nothing. */
    public static final Policy DEFAULT = new Policy(false, false, true, true, false, false, false, true);

    /** Whether a declared consent holds at this instant. */
    public boolean holds(Authorization.Granted granted, Instant at) {
        return consentEachTime ? at.isBefore(granted.endOfDay()) : granted.validAt(at);
    }

    /** The first instant at which a declared consent no longer holds. */
    public Instant end(Authorization.Granted granted) {
        return consentEachTime ? granted.endOfDay() : granted.end();
    }
}
