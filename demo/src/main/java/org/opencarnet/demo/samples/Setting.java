package org.opencarnet.demo.samples;

import java.util.Optional;
import java.util.Set;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Persona;
import org.opencarnet.demo.people.Structure;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/**
 * From where a document comes.
 *
 * @param specialty authorSpecialty (value set J01)
 * @param facilityType healthcareFacilityTypeCode (value set J02)
 * @param practiceSetting practiceSettingCode (value set J04)
 * @param structure the author's structure; none for what patients write
 */
public record Setting(Concept specialty, Concept facilityType, Concept practiceSetting, Optional<Structure> structure) {

    private static final Terminology TABLES = Terminology.french();
    private static final String SPECIALTY = "1.2.250.1.213.1.1.4.5";
    private static final String SECTOR = "1.2.250.1.71.4.2.4";
    private static final String PRACTICE = "1.2.250.1.213.1.1.4.9";
    private static final Set<String> HOSPITALS = Set.of("SA01", "SA04");

    /** The setting that follows from who the author is. */
    static Setting of(Persona author) {
        if (!(author.identity() instanceof Identity.Professional professional)) {
            return ofPatients();
        }
        Identity.Practice practice = professional.practice();
        Structure structure = practice.structure().orElseThrow();
        return new Setting(
                TABLES.specialty(new Code(SPECIALTY, specialty(practice))).orElseThrow(),
                TABLES.facilityType(new Code(SECTOR, structure.sector())).orElseThrow(),
                TABLES.practiceSetting(new Code(
                                PRACTICE, HOSPITALS.contains(structure.sector()) ? "ETABLISSEMENT" : "AMBULATOIRE"))
                        .orElseThrow(),
                Optional.of(structure));
    }

    private static Setting ofPatients() {
        Code expression = new Code(CodeSystems.PRODUCER, "EXP_PATIENT");
        return new Setting(
                TABLES.specialty(expression).orElseThrow(),
                TABLES.facilityType(expression).orElseThrow(),
                TABLES.practiceSetting(expression).orElseThrow(),
                Optional.empty());
    }

    private static String specialty(Identity.Practice practice) {
        String profession = (practice.category().equals("E") ? "G16_" : "G15_") + practice.profession();
        return practice.specialty()
                .or(practice::section)
                .map(part -> profession + "/" + part)
                .orElse(profession);
    }
}
