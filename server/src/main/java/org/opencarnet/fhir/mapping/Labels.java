package org.opencarnet.fhir.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.KnownCodes;
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

    private Labels() {}

    /** securityLabel → Metadata.confidentiality; N where the producer names none. */
    public static List<Concept> confidentiality(List<CodeableConcept> labels) {
        var found = codings(labels)
                .filter(coding -> !Visibility.isNamed(coding.getCode()))
                .map(Codings::concept)
                .flatMap(Optional::stream)
                .toList();
        return found.isEmpty() ? List.of(NORMAL) : found;
    }

    /** securityLabel → Visibility. */
    public static Visibility visibility(List<CodeableConcept> labels) {
        return Visibility.of(codings(labels).map(Coding::getCode).toList());
    }

    /** Whether a label is a visibility that Carnet honours. */
    public static boolean isVisibility(Coding label) {
        return Visibility.isNamed(label.getCode());
    }

    /** Whether a label is a visibility that Carnet could not honour, such as MASQUE_PSOCIAL. */
    public static boolean isUnknownVisibility(Coding label) {
        return label.hasSystem()
                && KnownCodes.isUnknownVisibility(CodeSystems.code(label.getSystem(), label.getCode()));
    }

    /** Confidentiality and visibility → securityLabel, the former first. */
    public static List<CodeableConcept> labels(List<Concept> confidentiality, Visibility visibility) {
        var labels = new ArrayList<CodeableConcept>();
        confidentiality.forEach(level -> labels.add(Codings.codeable(level)));
        visibility.labels().map(Codings::codeable).forEach(labels::add);
        return labels;
    }

    private static Stream<Coding> codings(List<CodeableConcept> labels) {
        return labels.stream().flatMap(label -> label.getCoding().stream());
    }
}
