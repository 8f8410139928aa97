package org.opencarnet.record;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

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

    private static final String MASKED = "MASQUE_PS";
    private static final String INVISIBLE = "INVISIBLE_PATIENT";
    private static final String SECRET = "INVISIBLE_REPRESENTANTS_LEGAUX";

    /** What these codes say together; a visibility is known by its code, whatever system is named with it. */
    public static Visibility of(Collection<String> codes) {
        return new Visibility(codes.contains(MASKED), codes.contains(INVISIBLE), codes.contains(SECRET));
    }

    /** Whether a code is one of those that say from whom a document is hidden. */
    public static boolean isNamed(String code) {
        return !of(List.of(code)).equals(OPEN);
    }

    /** The labels of TRE_A07 that say so. */
    public Stream<Concept> labels() {
        return Stream.of(
                        maskedFromProfessionals ? MASKED : "",
                        invisibleToPatient ? INVISIBLE : "",
                        invisibleToRepresentatives ? SECRET : "")
                .flatMap(code -> Terminology.french().visibility(new Code(CodeSystems.VISIBILITY, code)).stream());
    }

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
