package org.opencarnet.fhir.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;

/** Coding ↔ Concept: systems by OID inside, by URI outside, unknown URIs as they stand. */
public final class Codings {

    private Codings() {}

    /** Coding → Concept; empty for a coding without code. */
    public static Optional<Concept> concept(Coding from) {
        return from.hasCode() ? Optional.of(new Concept(code(from), text(from.getDisplay()))) : Optional.empty();
    }

    /** The first coding of a CodeableConcept that has a code → Concept. */
    public static Optional<Concept> concept(CodeableConcept from) {
        return from.getCoding().stream()
                .map(Codings::concept)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The coding that is known, where one is; otherwise the first. */
    public static Optional<Concept> concept(CodeableConcept from, Predicate<Code> known) {
        return from.getCoding().stream()
                .map(Codings::concept)
                .flatMap(Optional::stream)
                .filter(concept -> known.test(concept.code()))
                .findFirst()
                .or(() -> concept(from));
    }

    /** Every CodeableConcept with a code → Concept. */
    public static List<Concept> concepts(List<CodeableConcept> from) {
        return from.stream().map(Codings::concept).flatMap(Optional::stream).toList();
    }

    /** Concept → Coding. */
    public static Coding coding(Concept from) {
        var coding = new Coding().setCode(from.code().value());
        if (!from.code().system().isEmpty()) {
            coding.setSystem(CodeSystems.systemOf(from.code()));
        }
        return from.display().isEmpty() ? coding : coding.setDisplay(from.display());
    }

    /** Concept → CodeableConcept. */
    public static CodeableConcept codeable(Concept from) {
        return new CodeableConcept(coding(from));
    }

    private static Code code(Coding from) {
        return from.hasSystem() ? CodeSystems.code(from.getSystem(), from.getCode()) : new Code("", from.getCode());
    }

    private static String text(@Nullable String display) {
        return display == null ? "" : display;
    }
}
