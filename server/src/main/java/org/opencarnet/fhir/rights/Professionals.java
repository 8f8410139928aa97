package org.opencarnet.fhir.rights;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.fhir.mapping.Systems;

/** Identifier ↔ PS_IdNat, in either of its spellings: whole, or as RPPS or ADELI number. */
final class Professionals {

    private static final String PS_ID_NAT = Systems.URN_OID + Systems.PROFESSIONAL;

    private Professionals() {}

    /** The national identifier that this is; empty for any other. */
    static Optional<String> id(Identifier from) {
        if (!from.hasSystem() || !from.hasValue()) {
            return Optional.empty();
        }
        return switch (from.getSystem()) {
            case PS_ID_NAT -> Optional.of(from.getValue());
            case Systems.RPPS -> Optional.of((from.getValue().length() == 11 ? "8" : "") + from.getValue());
            case Systems.ADELI -> Optional.of("0" + from.getValue());
            default -> Optional.empty();
        };
    }

    /** The first national identifier among these. */
    static Optional<String> id(List<Identifier> among) {
        return among.stream().flatMap(each -> id(each).stream()).findFirst();
    }

    /** {@code system|value} as a parameter has it. */
    static Optional<String> id(String token) {
        var bar = token.indexOf('|');
        return bar < 0
                ? Optional.empty()
                : id(new Identifier().setSystem(token.substring(0, bar)).setValue(token.substring(bar + 1)));
    }

    /** Who is meant, as a logical reference. */
    static Reference reference(String id, String name) {
        var identifier = new Identifier()
                .setType(new CodeableConcept(
                        new Coding().setSystem(Systems.FRENCH_IDENTIFIER_TYPE).setCode("IDNPS")))
                .setSystem(PS_ID_NAT)
                .setValue(id);
        var reference = new Reference().setType("Practitioner").setIdentifier(identifier);
        return name.isBlank() ? reference : reference.setDisplay(name);
    }
}
