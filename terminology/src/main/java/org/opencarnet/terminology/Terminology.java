package org.opencarnet.terminology;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The French tables of coded values, loaded once and immutable. Every look-up is one hash access and answers empty for
 * what the table does not hold.
 */
public final class Terminology {
    private final CodeTable classes = CodeTable.bundled("document-classes");
    private final CodeTable confidentiality = CodeTable.bundled("confidentiality-codes");
    private final CodeTable visibility = CodeTable.bundled("visibility-codes");
    private final CodeTable facilityTypes = CodeTable.bundled("facility-types");
    private final CodeTable practiceSettings = CodeTable.bundled("practice-settings");
    private final CodeTable formats = CodeTable.bundled("format-codes");
    private final CodeTable professions = CodeTable.bundled("professions");
    private final CodeTable specialties = CodeTable.bundled("author-specialties");
    private final CodeTable roles = CodeTable.bundled("subject-roles");
    private final CodeTable functions = CodeTable.bundled("author-functions");
    private final CodeTable accessModes = CodeTable.bundled("access-modes");
    private final CodeTable types;
    private final Map<Code, DocumentType> documentTypes;
    private final Map<String, DocumentType> documentTypesByValue = new HashMap<>();

    private Terminology() {
        TableFile file = TableFile.bundled("document-types.csv");
        types = CodeTable.of("document-types", file);
        documentTypes = Collections.unmodifiableMap(documentTypes(file));
        documentTypes.forEach((code, type) -> documentTypesByValue.put(code.value(), type));
    }

    private static final class French {
        private static final Terminology TABLES = new Terminology();
    }

    /** The tables bundled with this version. */
    public static Terminology french() {
        return French.TABLES;
    }

    /** A document type (typeCode, value set J07) by its code. */
    public Optional<DocumentType> documentType(Code code) {
        return Optional.ofNullable(documentTypes.get(code));
    }

    /** A document type by the value of its code alone: no value stands in two systems. */
    public Optional<DocumentType> documentType(String value) {
        return Optional.ofNullable(documentTypesByValue.get(value));
    }

    /** All document types, in the order of their classes. */
    public Collection<DocumentType> documentTypes() {
        return documentTypes.values();
    }

    /** A class of documents (classCode, value set J57). */
    public Optional<Concept> documentClass(Code code) {
        return classes.find(code);
    }

    /** A level of confidentiality: N, R or V (confidentialityCode). */
    public Optional<Concept> confidentiality(Code code) {
        return confidentiality.find(code);
    }

    /** A visibility (confidentialityCode of TRE_A07): MASQUE_PS, INVISIBLE_PATIENT, INVISIBLE_REPRESENTANTS_LEGAUX. */
    public Optional<Concept> visibility(Code code) {
        return visibility.find(code);
    }

    /** A sector of activity (healthcareFacilityTypeCode, value set J02). */
    public Optional<Concept> facilityType(Code code) {
        return facilityTypes.find(code);
    }

    /** A setting of practice (practiceSettingCode, value set J04). */
    public Optional<Concept> practiceSetting(Code code) {
        return practiceSettings.find(code);
    }

    /** A document format that the DMP takes (formatCode, value set J60). */
    public Optional<Concept> format(Code code) {
        return formats.find(code);
    }

    /** A health profession (TRE_G15). */
    public Optional<Concept> profession(Code code) {
        return professions.find(code);
    }

    /** A profession with speciality of an author (authorSpecialty, value set J01). */
    public Optional<Concept> specialty(Code code) {
        return specialties.find(code);
    }

    /** A role that a VIHF may state: profession, qualification, section or producer (value set J65). */
    public Optional<Concept> role(Code code) {
        return roles.find(code);
    }

    /** A function of an author towards the patient (authorRole, value set J47), for example PCP, médecin traitant. */
    public Optional<Concept> authorFunction(Code code) {
        return functions.find(code);
    }

    /** A mode of access (purpose of use, TRE_R248): normal, bris_de_glace, centre_15. */
    public Optional<Concept> accessMode(Code code) {
        return accessModes.find(code);
    }

    /** Every table, for publication. */
    public List<CodeTable> tables() {
        return List.of(
                types,
                classes,
                confidentiality,
                visibility,
                facilityTypes,
                practiceSettings,
                formats,
                professions,
                specialties,
                roles,
                functions,
                accessModes);
    }

    private Map<Code, DocumentType> documentTypes(TableFile file) {
        Map<String, Concept> classesByValue = new HashMap<>();
        classes.concepts().forEach(c -> classesByValue.put(c.code().value(), c));
        int documentClass = file.indexOf("class");
        int dmp = file.indexOf("dmp");
        int patient = file.indexOf("patient");
        Map<Code, DocumentType> byCode = new LinkedHashMap<>();
        var lines = file.lines().iterator();
        for (Concept concept : types.concepts()) {
            TableFile.Line line = lines.next();
            String classValue = line.cells().get(documentClass);
            Optional<Concept> itsClass = Optional.ofNullable(classesByValue.get(classValue));
            if (itsClass.isEmpty() && !classValue.isEmpty()) {
                throw file.malformed(line, "the class \"" + classValue + "\" is not a class of documents");
            }
            byCode.put(concept.code(), new DocumentType(concept, itsClass, isYes(line, patient), isYes(line, dmp)));
        }
        return byCode;
    }

    private static boolean isYes(TableFile.Line line, int column) {
        return "yes".equals(line.cells().get(column));
    }
}
