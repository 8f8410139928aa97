package org.opencarnet.record;

/**
 * From whom a document is hidden (TRE_A07), held apart from the N/R/V confidentiality (decision c).
 *
 * @param maskedFromProfessionals MASQUE_PS
 * @param invisibleToPatient INVISIBLE_PATIENT
 * @param invisibleToRepresentatives INVISIBLE_REPRESENTANTS_LEGAUX
 */
public record Visibility(
        boolean maskedFromProfessionals, boolean invisibleToPatient, boolean invisibleToRepresentatives) {

    /** Hidden from nobody. */
    public static final Visibility OPEN = new Visibility(false, false, false);

    public Visibility masked(boolean masked) {
        return new Visibility(masked, invisibleToPatient, invisibleToRepresentatives);
    }

    public Visibility invisibleToPatient(boolean invisible) {
        return new Visibility(maskedFromProfessionals, invisible, invisibleToRepresentatives);
    }

    public Visibility invisibleToRepresentatives(boolean invisible) {
        return new Visibility(maskedFromProfessionals, invisibleToPatient, invisible);
    }

    /**
     * What a replacement inherits: the patient's mask and the minor's secret outlive the version on which they were set;
     * INVISIBLE_PATIENT is its author's to set anew, for it is temporary by intent.
     */
    public Visibility inheritedBy(Visibility replacement) {
        return new Visibility(
                maskedFromProfessionals || replacement.maskedFromProfessionals,
                replacement.invisibleToPatient,
                invisibleToRepresentatives || replacement.invisibleToRepresentatives);
    }
}
