package org.opencarnet.terminology;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminologyTest {
    private final Terminology terminology = Terminology.french();

    @Test
    void holdsEveryPublishedCode() {
        Map<String, Integer> sizes = terminology.tables().stream()
                .collect(toMap(CodeTable::id, t -> t.concepts().size()));

        assertThat(sizes)
                .containsOnly(
                        Map.entry("document-types", 124),
                        Map.entry("document-classes", 12),
                        Map.entry("confidentiality-codes", 3),
                        Map.entry("visibility-codes", 3),
                        Map.entry("facility-types", 69),
                        Map.entry("practice-settings", 12),
                        Map.entry("format-codes", 62),
                        Map.entry("professions", 30),
                        Map.entry("author-specialties", 396),
                        Map.entry("subject-roles", 294),
                        Map.entry("author-functions", 10),
                        Map.entry("access-modes", 3));
    }

    @Test
    void statesTitleVersionAndSourceOfEveryTable() {
        assertThat(terminology.tables()).allSatisfy(table -> {
            assertThat(table.title()).isNotBlank().isNotEqualTo(table.id());
            assertThat(table.version()).isNotBlank();
            assertThat(table.source()).isNotBlank();
        });
    }

    @Test
    void knowsTheUriOfEverySystemInUse() {
        Set<String> systems = new HashSet<>();
        terminology.tables().forEach(t -> t.concepts()
                .forEach(c -> systems.add(c.code().system())));

        assertThat(systems)
                .hasSizeGreaterThan(15)
                .allSatisfy(oid -> assertThat(CodeSystems.uriOf(oid)).as(oid).isPresent());
    }

    @Test
    void findsEveryConceptByItsCodeAndNoOther() {
        assertThat(terminology.tables()).allSatisfy(table -> {
            assertThat(table.concepts()).allSatisfy(c -> {
                assertThat(c.display()).isNotBlank();
                assertThat(table.find(c.code())).contains(c);
                assertThat(table.find(new Code("1.2.3", c.code().value()))).isEmpty();
            });
            assertThat(table.find(new Code(CodeSystems.LOINC, "0-0"))).isEmpty();
        });
    }

    @Test
    void givesATypeItsClass() {
        DocumentType type =
                terminology.documentType(new Code(CodeSystems.LOINC, "11488-4")).orElseThrow();

        assertThat(type.concept().display()).isEqualTo("CR ou fiche de consultation ou de visite");
        assertThat(type.documentClass())
                .contains(new Concept(new Code(CodeSystems.DOCUMENT_CLASS, "10"), "Compte rendu"));
        assertThat(type.inDmpList()).isTrue();
        assertThat(type.patientAuthored()).isFalse();
    }

    @Test
    void classesOnlyWithClassesThatExist() {
        List<Concept> used = terminology.documentTypes().stream()
                .flatMap(type -> type.documentClass().stream())
                .toList();

        assertThat(used).hasSize(104).allSatisfy(c -> assertThat(terminology.documentClass(c.code()))
                .contains(c));
        assertThat(terminology.documentTypes()).hasSize(124);
    }

    @Test
    void listsWhatTheDmpTakesAndWhatThePatientWrites() {
        assertThat(terminology.documentTypes())
                .filteredOn(DocumentType::inDmpList)
                .hasSize(103);
        assertThat(terminology.documentTypes())
                .filteredOn(DocumentType::patientAuthored)
                .extracting(type -> type.concept().code().value())
                .containsExactlyInAnyOrder(
                        "DOCPAT01",
                        "DOCPAT02",
                        "DOCPAT03",
                        "DOCPAT04",
                        "DOCPAT05",
                        "DOCPAT06",
                        "DOCPAT07",
                        "DOCPAT08",
                        "DOCPAT09",
                        "EXPPAT_1",
                        "EXPPAT_2",
                        "EXPPAT_3",
                        "74465-6");
    }

    @Test
    void findsATypeByItsValueAloneBecauseNoValueStandsInTwoSystems() {
        assertThat(terminology.documentTypes()).allSatisfy(type -> assertThat(
                        terminology.documentType(type.concept().code().value()))
                .contains(type));
        assertThat(terminology.documentType("0-0")).isEmpty();
    }

    @Test
    void looksUpEachKindInItsOwnTable() {
        assertThat(terminology.visibility(new Code(CodeSystems.VISIBILITY, "MASQUE_PS")))
                .isPresent();
        assertThat(terminology.confidentiality(new Code(CodeSystems.CONFIDENTIALITY, "N")))
                .isPresent();
        assertThat(terminology.visibility(new Code(CodeSystems.CONFIDENTIALITY, "N")))
                .isEmpty();
        assertThat(terminology.facilityType(new Code("1.2.250.1.71.4.2.4", "SA07")))
                .isPresent();
        assertThat(terminology.practiceSetting(new Code("1.2.250.1.213.1.1.4.9", "AMBULATOIRE")))
                .isPresent();
        assertThat(terminology.format(new Code("1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds-sd:pdf:2008")))
                .isPresent();
        assertThat(terminology.profession(new Code(CodeSystems.PROFESSION, "91")))
                .get()
                .extracting(Concept::display)
                .isEqualTo("Orthophoniste");
        assertThat(terminology.specialty(new Code("1.2.250.1.213.1.1.4.5", "G15_10/SM26")))
                .isPresent();
        assertThat(terminology.role(new Code(CodeSystems.QUALIFICATION, "SM26")))
                .isPresent();
        assertThat(terminology.authorFunction(new Code("2.16.840.1.113883.5.88", "PCP")))
                .isPresent();
        assertThat(terminology.accessMode(new Code(CodeSystems.ACCESS_MODE, "centre_15")))
                .isPresent();
    }

    @Test
    void carriesTheNoticeThatLoincAsksFor() {
        List<CodeTable> withLoinc = terminology.tables().stream()
                .filter(t ->
                        t.concepts().stream().anyMatch(c -> c.code().system().equals(CodeSystems.LOINC)))
                .toList();

        assertThat(withLoinc)
                .hasSize(1)
                .allSatisfy(t -> assertThat(t.notice()).get().asString().contains("http://loinc.org/license"));
    }
}
