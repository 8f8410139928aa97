package org.opencarnet.access;

/**
 * The answers of the operator where the rules leave a question open ({@code carnet.policy.*}).
 *
 * @param emergencyPassesBlock {@code bris_de_glace} opens the record even to a blocked professional (decision d)
 * @param regulationPassesBlock {@code centre_15} counts as an emergency in that sense
 * @param careTeamPresumesConsent a current member of the care team is as if authorized (decision n)
 * @param hideFromPatientLater INVISIBLE_PATIENT may be set after feeding (decision q)
 * @param maskedAndInvisible MASQUE_PS and INVISIBLE_PATIENT may stand together
 */
public record Policy(
        boolean emergencyPassesBlock,
        boolean regulationPassesBlock,
        boolean careTeamPresumesConsent,
        boolean hideFromPatientLater,
        boolean maskedAndInvisible) {

    /** What holds where the operator says nothing. */
    public static final Policy DEFAULT = new Policy(false, false, true, true, false);
}
