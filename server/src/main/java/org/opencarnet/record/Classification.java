package org.opencarnet.record;

import java.util.List;
import java.util.Optional;
import org.opencarnet.terminology.Concept;

/**
 * What kind of document this is.
 *
 * @param documentClass class code (J57); absent only in what minimal metadata fed
 * @param type type code (J07), the row of the habilitation matrix
 * @param format format code (J60)
 * @param facility healthcareFacilityTypeCode (J02)
 * @param practice practiceSettingCode (J04)
 * @param events eventCodeList
 */
public record Classification(
        Optional<Concept> documentClass,
        Concept type,
        Optional<Concept> format,
        Optional<Concept> facility,
        Optional<Concept> practice,
        List<Concept> events) {

    public Classification {
        events = List.copyOf(events);
    }
}
