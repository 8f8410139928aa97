package org.opencarnet.fhir.submission;

import java.util.Comparator;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;

/** What a producer claims by meta.profile, each step demanding more; whoever claims nothing is held to the least. */
enum Claim {
    MINIMAL("IHE.MHD.Minimal."),
    UNCONTAINED("IHE.MHD.UnContained.Comprehensive."),
    COMPREHENSIVE("IHE.MHD.Comprehensive."),
    PDSM("/ig/fhir/pdsm/StructureDefinition/pdsm-");

    private final String part;

    Claim(String part) {
        this.part = part;
    }

    /** The most that is claimed. */
    static Claim of(Meta meta) {
        return meta.getProfile().stream()
                .map(PrimitiveType::getValue)
                .map(Claim::of)
                .max(Comparator.naturalOrder())
                .orElse(MINIMAL);
    }

    /** The same, or more where the other claims more. */
    Claim or(Claim other) {
        return compareTo(other) < 0 ? other : this;
    }

    boolean isComprehensive() {
        return compareTo(UNCONTAINED) >= 0;
    }

    boolean isContained() {
        return compareTo(COMPREHENSIVE) >= 0;
    }

    boolean isPdsm() {
        return this == PDSM;
    }

    private static Claim of(String profile) {
        var claim = MINIMAL;
        for (var one : values()) {
            if (profile.contains(one.part)) {
                claim = one;
            }
        }
        return claim;
    }
}
