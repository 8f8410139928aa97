package org.opencarnet.terminology;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The thirteen columns of the habilitation matrix, in the order of the published table, each with its professions of
 * TRE_G15. Professions that are in no column (for example préparateurs 38 and 39, psychologues 93) get nothing by the
 * matrix.
 */
public enum MatrixColumn {
    /** Physicians, radiologists, biologists, SAMU regulators and interns included, occupational physicians excluded. */
    MEDECINS("10"),
    /** Pharmacists who are biologists: sections G and EG. */
    PHARMACIENS_BIOLOGISTES("21"),
    /** Pharmacists of pharmacies and hospitals. */
    PHARMACIENS_OFFICINE_HOPITAL("21"),
    /** Dentists. */
    CHIRURGIENS_DENTISTES("40"),
    /** Midwives. */
    SAGES_FEMMES("50"),
    /** Nurses. */
    INFIRMIERS("60", "69"),
    /** Physiotherapists. */
    MASSEURS_KINESITHERAPEUTES("70"),
    /** Podiatrists; the published table calls them médecins-podologues. */
    PODOLOGUES("80"),
    /** Speech therapists. */
    ORTHOPHONISTES("91"),
    /** Orthoptists, occupational therapists, dieticians, psychomotor therapists. */
    REEDUCATION("92", "94", "95", "96"),
    /** Hearing aid specialists and makers of prostheses and orthoses. */
    APPAREILLAGE("26", "81", "82", "83", "84", "85"),
    /** Opticians. */
    OPTICIENS_LUNETIERS("28"),
    /** Medical imaging technologists. */
    MANIPULATEURS_ERM("98");

    /**
     * Qualifications (TRE_R01) that make an occupational physician (médecin du travail): he is outside the column of
     * physicians and reads only with the patient's express consent (Code de la santé publique, L.1111-17 IV).
     */
    public static final Set<String> OCCUPATIONAL_MEDICINE = Set.of("SM25", "C41", "SCH35", "CAPA11");

    private static final String PHYSICIAN = "10";
    private static final String PHARMACIST = "21";
    private static final Set<String> BIOLOGIST_SECTIONS = Set.of("G", "EG");
    // Industry and distribution (B, C, EB, EC) treat nobody and are in neither column.
    private static final Set<String> DISPENSING_SECTIONS =
            Set.of("A", "D", "DA", "DH", "DM", "E", "EA", "ED", "EH", "H", "M");

    private final Set<String> professions;

    MatrixColumn(String... professions) {
        this.professions = Set.of(professions);
    }

    /** The codes of TRE_G15 in the head of the column. */
    public Set<String> professions() {
        return professions;
    }

    /** The name of the column in a matrix file, for example {@code sages-femmes}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The column of a professional: his profession (TRE_G15, or TRE_G16 in training) and the values of the
     * qualifications under which he acts (TRE_R01 for physicians, TRE_G05 sections for pharmacists). Empty for professions
     * without a column and for occupational physicians. A pharmacist without a section, who cannot be known as a
     * biologist, stands in the column of pharmacies and hospitals; one with an unknown section in none.
     */
    public static Optional<MatrixColumn> of(Code profession, Collection<String> qualifications) {
        if (!isHealthProfession(profession) || isOccupational(profession, qualifications)) {
            return Optional.empty();
        }
        if (PHARMACIST.equals(profession.value())) {
            return ofPharmacist(qualifications);
        }
        return Arrays.stream(values())
                .filter(c -> c.professions.contains(profession.value()))
                .findFirst();
    }

    /** Whether this is an occupational physician, who needs express consent to be treated as {@link #MEDECINS}. */
    public static boolean isOccupational(Code profession, Collection<String> qualifications) {
        return isHealthProfession(profession)
                && PHYSICIAN.equals(profession.value())
                && qualifications.stream().anyMatch(OCCUPATIONAL_MEDICINE::contains);
    }

    private static Optional<MatrixColumn> ofPharmacist(Collection<String> sections) {
        if (sections.isEmpty() || sections.stream().anyMatch(DISPENSING_SECTIONS::contains)) {
            return Optional.of(PHARMACIENS_OFFICINE_HOPITAL);
        }
        return sections.stream().anyMatch(BIOLOGIST_SECTIONS::contains)
                ? Optional.of(PHARMACIENS_BIOLOGISTES)
                : Optional.empty();
    }

    private static boolean isHealthProfession(Code profession) {
        return CodeSystems.PROFESSION.equals(profession.system())
                || CodeSystems.PROFESSION_IN_TRAINING.equals(profession.system());
    }
}
