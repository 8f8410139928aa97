package org.opencarnet.demo.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.Kind;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.DocumentType;

class SamplesTest {

    private static final Set<String> PUBLISHED_ROWS = Set.of(
            "11505-5",
            "11526-1",
            "15508-5",
            "34749-2",
            "47420-5",
            "67851-6",
            "70004-7",
            "75482-0",
            "75492-9",
            "77436-4",
            "78513-9",
            "BIL_AUTO",
            "DOCPAT03",
            "DOCPAT05",
            "DOCPAT06");

    private static final Samples SAMPLES = Samples.read(People.read());
    private static final List<DemoDocument> DOCUMENTS = SAMPLES.documents().toList();

    @Test
    void thereAreAFewDozenOverSeveralYears() {
        assertThat(DOCUMENTS).hasSizeBetween(36, 60);
        assertThat(DOCUMENTS)
                .extracting(document -> document.description().created().getYear())
                .contains(2020, 2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(DOCUMENTS)
                .extracting(document -> document.description().created().toLocalDate())
                .allMatch(date -> date.isBefore(LocalDate.of(2026, 11, 1)));
    }

    @Test
    void noTwoHaveTheSameUniqueId() {
        assertThat(DOCUMENTS)
                .extracting(document -> document.description().uniqueId())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("2\\.25\\.[1-9][0-9]{1,38}"));
    }

    @Test
    void theSameBytesComeOutOfEveryStart() {
        List<String> again = Samples.read(People.read())
                .documents()
                .map(document -> document.content().sha1())
                .toList();

        assertThat(DOCUMENTS).extracting(document -> document.content().sha1()).isEqualTo(again);
        assertThat(again).doesNotHaveDuplicates();
    }

    @Test
    void mostOfThePublishedRowsOfTheMatrixAreThere() {
        Set<String> types = DOCUMENTS.stream()
                .map(document -> document.description().type().concept().code().value())
                .collect(Collectors.toSet());

        assertThat(types).containsAll(PUBLISHED_ROWS);
    }

    @Test
    void everyVisibilityIsThere() {
        assertThat(DOCUMENTS)
                .extracting(document -> document.description().visibility())
                .contains(
                        Visibility.OPEN,
                        new Visibility(true, false, false),
                        new Visibility(false, true, false),
                        new Visibility(false, false, true));
    }

    @Test
    void onlyMinorsHaveSecretsFromRepresentatives() {
        assertThat(DOCUMENTS)
                .filteredOn(document -> document.description().visibility().invisibleToRepresentatives())
                .isNotEmpty()
                .allMatch(document -> {
                    DemoPatient patient = document.description().patient();
                    LocalDate date = document.description().created().toLocalDate();
                    return patient.birthDate().plusYears(18).isAfter(date);
                });
    }

    @Test
    void nobodyHasADocumentFromBeforeTheirBirth() {
        assertThat(DOCUMENTS).allMatch(document -> !document.description()
                .created()
                .toLocalDate()
                .isBefore(document.description().patient().birthDate()));
    }

    @Test
    void whatPatientsWriteIsOfATypeForPatients() {
        var byAuthor = DOCUMENTS.stream()
                .map(DemoDocument::description)
                .collect(groupingBy(description -> description.author().kind() == Kind.PROFESSIONAL));

        assertThat(byAuthor.get(false)).extracting(Description::type).allMatch(DocumentType::patientAuthored);
        assertThat(byAuthor.get(true)).extracting(Description::type).noneMatch(DocumentType::patientAuthored);
    }

    @Test
    void whatPatientsWriteIsAboutThemselvesOrWhomTheyRepresent() {
        assertThat(DOCUMENTS)
                .extracting(DemoDocument::description)
                .filteredOn(description -> description.author().kind() != Kind.PROFESSIONAL)
                .isNotEmpty()
                .allMatch(description -> {
                    Persona author = description.author();
                    String ins = author.fields()
                            .getOrDefault("ins", author.identity().id());
                    return ins.equals(description.patient().ins());
                });
    }

    @Test
    void textIsReadableAndSaysThatItIsFictitious() {
        assertThat(DOCUMENTS)
                .extracting(DemoDocument::content)
                .filteredOn(content -> content.mime().equals("text/plain"))
                .isNotEmpty()
                .extracting(content -> new String(content.bytes(), UTF_8))
                .allMatch(text -> text.contains("Document fictif de démonstration.\n\n"))
                .allMatch(text -> text.contains("INS "));
    }

    @Test
    void aDocumentComesFromTheSettingOfItsAuthor() {
        Setting setting = DOCUMENTS.stream()
                .map(DemoDocument::description)
                .filter(description -> description.author().name().equals("dr-fontaine"))
                .findFirst()
                .orElseThrow()
                .setting();

        assertThat(setting.specialty().code().value()).isEqualTo("G15_10/SM04");
        assertThat(setting.facilityType().code().value()).isEqualTo("SA01");
        assertThat(setting.practiceSetting().code().value()).isEqualTo("ETABLISSEMENT");
        assertThat(setting.structure().orElseThrow().name()).isEqualTo("Hôpital Saint-Roch");
    }

    @Test
    void authorizationsAreValidLapsedAndBlockedAndNameProfessionals() {
        List<DemoAuthorization> authorizations = SAMPLES.authorizations();

        assertThat(authorizations).allMatch(one -> one.professional().kind() == Kind.PROFESSIONAL);
        assertThat(authorizations).anyMatch(one -> one.age().equals(Period.ofMonths(7)));
        assertThat(authorizations).anyMatch(DemoAuthorization::blocked);
        assertThat(authorizations).anyMatch(DemoAuthorization::treating);
        assertThat(authorizations)
                .filteredOn(DemoAuthorization::treating)
                .allMatch(one -> one.professional().fields().get("profession").equals("10"));
    }
}
