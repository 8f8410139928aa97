package org.opencarnet.fhir.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/**
 * securityLabel ↔ confidentiality (N, R, V) and visibility (TRE_A07), which the one list of FHIR holds together (decision c). Visibility
 * is known by its code, whatever system is named with it.
 */
public final class Labels {

    /** What holds where nothing is said. */
    public static final Concept NORMAL = Terminology.french()
            .confidentiality(new Code(CodeSystems.CONFIDENTIALITY, "N"))
            .orElseThrow();

    private static final String MASKED = "MASQUE_PS";
    private static final String INVISIBLE = "INVISIBLE_PATIENT";
    private static final String INVISIBLE_TO_REPRESENTATIVES = "INVISIBLE_REPRESENTANTS_LEGAUX";
    private static final Set<String> VISIBILITY = Set.of(MASKED, INVISIBLE, INVISIBLE_TO_REPRESENTATIVES);

    private Labels() {}

    /** securityLabel → Metadata.confidentiality; N where the producer names none. */
    public static List<Concept> confidentiality(List<CodeableConcept> labels) {
        var found = codings(labels)
                .filter(coding -> !VISIBILITY.contains(coding.getCode()))
                .map(Codings::concept)
                .flatMap(Optional::stream)
                .toList();
        return found.isEmpty() ? List.of(NORMAL) : found;
    }

    /** securityLabel → Visibility. */
    public static Visibility visibility(List<CodeableConcept> labels) {
        var codes = codings(labels).map(Coding::getCode).toList();
        return new Visibility(
                codes.contains(MASKED), codes.contains(INVISIBLE), codes.contains(INVISIBLE_TO_REPRESENTATIVES));
    }

    /** Whether a label is a visibility that Carnet honours. */
    public static boolean isVisibility(Coding label) {
        return VISIBILITY.contains(label.getCode());
    }

    /** Whether a label is a visibility that Carnet could not honour, such as MASQUE_PSOCIAL. */
    public static boolean isUnknownVisibility(Coding label) {
        return label.hasSystem()
                && CodeSystems.VISIBILITY.equals(
                        CodeSystems.oidOf(label.getSystem()).orElse(""))
                && !VISIBILITY.contains(label.getCode());
    }

    /** Confidentiality and visibility → securityLabel, the former first. */
    public static List<CodeableConcept> labels(List<Concept> confidentiality, Visibility visibility) {
        var labels = new ArrayList<CodeableConcept>();
        confidentiality.forEach(level -> labels.add(Codings.codeable(level)));
        if (visibility.maskedFromProfessionals()) {
            labels.add(label(MASKED));
        }
        if (visibility.invisibleToPatient()) {
            labels.add(label(INVISIBLE));
        }
        if (visibility.invisibleToRepresentatives()) {
            labels.add(label(INVISIBLE_TO_REPRESENTATIVES));
        }
        return labels;
    }

    private static CodeableConcept label(String code) {
        return Codings.codeable(Terminology.french()
                .visibility(new Code(CodeSystems.VISIBILITY, code))
                .orElseThrow());
    }

    private static Stream<Coding> codings(List<CodeableConcept> labels) {
        return labels.stream().flatMap(label -> label.getCoding().stream());
    }
}
