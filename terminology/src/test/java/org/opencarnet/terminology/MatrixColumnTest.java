package org.opencarnet.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixColumnTest {
    @ParameterizedTest
    @CsvSource({
        "10, MEDECINS",
        "40, CHIRURGIENS_DENTISTES",
        "50, SAGES_FEMMES",
        "60, INFIRMIERS",
        "69, INFIRMIERS",
        "70, MASSEURS_KINESITHERAPEUTES",
        "80, PODOLOGUES",
        "91, ORTHOPHONISTES",
        "92, REEDUCATION",
        "94, REEDUCATION",
        "95, REEDUCATION",
        "96, REEDUCATION",
        "26, APPAREILLAGE",
        "81, APPAREILLAGE",
        "82, APPAREILLAGE",
        "83, APPAREILLAGE",
        "84, APPAREILLAGE",
        "85, APPAREILLAGE",
        "28, OPTICIENS_LUNETIERS",
        "98, MANIPULATEURS_ERM"
    })
    void putsAProfessionIntoItsColumn(String profession, MatrixColumn column) {
        assertThat(MatrixColumn.of(profession(profession), List.of())).contains(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "32", "35", "36", "37", "38", "39", "86", "93", "99", ""})
    void putsAProfessionThatTheMatrixDoesNotNameIntoNone(String profession) {
        assertThat(MatrixColumn.of(profession(profession), List.of())).isEmpty();
    }

    @Test
    void decidesForEveryPublishedProfession() {
        long withColumn = CodeTable.bundled("professions").concepts().stream()
                .filter(p -> MatrixColumn.of(p.code(), List.of()).isPresent())
                .count();

        assertThat(withColumn).isEqualTo(21);
    }

    @ParameterizedTest
    @CsvSource({
        "G, PHARMACIENS_BIOLOGISTES",
        "EG, PHARMACIENS_BIOLOGISTES",
        "A, PHARMACIENS_OFFICINE_HOPITAL",
        "D, PHARMACIENS_OFFICINE_HOPITAL",
        "DA, PHARMACIENS_OFFICINE_HOPITAL",
        "DH, PHARMACIENS_OFFICINE_HOPITAL",
        "DM, PHARMACIENS_OFFICINE_HOPITAL",
        "E, PHARMACIENS_OFFICINE_HOPITAL",
        "EA, PHARMACIENS_OFFICINE_HOPITAL",
        "ED, PHARMACIENS_OFFICINE_HOPITAL",
        "EH, PHARMACIENS_OFFICINE_HOPITAL",
        "H, PHARMACIENS_OFFICINE_HOPITAL",
        "M, PHARMACIENS_OFFICINE_HOPITAL"
    })
    void splitsPharmacistsByTheirSection(String section, MatrixColumn column) {
        assertThat(MatrixColumn.of(profession("21"), List.of(section))).contains(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C", "EB", "EC", "Z"})
    void leavesPharmacistsWhoTreatNobodyOut(String section) {
        assertThat(MatrixColumn.of(profession("21"), List.of(section))).isEmpty();
    }

    @Test
    void takesAPharmacistWithoutSectionForOneOfAPharmacyOrHospital() {
        assertThat(MatrixColumn.of(profession("21"), List.of())).contains(MatrixColumn.PHARMACIENS_OFFICINE_HOPITAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM25", "C41", "SCH35", "CAPA11"})
    void marksOccupationalPhysiciansAndLeavesThemOut(String qualification) {
        List<String> qualifications = List.of("SM26", qualification);

        assertThat(MatrixColumn.isOccupational(profession("10"), qualifications))
                .isTrue();
        assertThat(MatrixColumn.of(profession("10"), qualifications)).isEmpty();
    }

    @Test
    void knowsEveryQualificationInOccupationalMedicine() {
        Set<String> published = CodeTable.bundled("subject-roles").concepts().stream()
                .filter(c -> c.code().system().equals(CodeSystems.QUALIFICATION))
                .filter(c -> c.display().contains("travail"))
                .map(c -> c.code().value())
                .collect(Collectors.toSet());

        assertThat(MatrixColumn.OCCUPATIONAL_MEDICINE).isEqualTo(published);
    }

    @Test
    void leavesOtherPhysiciansAndOtherProfessionsUnmarked() {
        assertThat(MatrixColumn.isOccupational(profession("10"), List.of("SM26")))
                .isFalse();
        assertThat(MatrixColumn.isOccupational(profession("60"), List.of("SM25")))
                .isFalse();
    }

    @Test
    void putsAnInternIntoTheColumnOfHisProfession() {
        assertThat(MatrixColumn.of(new Code(CodeSystems.PROFESSION_IN_TRAINING, "10"), List.of()))
                .contains(MatrixColumn.MEDECINS);
    }

    @Test
    void putsNobodyWhoseCodeIsOfAnotherSystemIntoAColumn() {
        assertThat(MatrixColumn.of(new Code("1.2.250.1.213.1.6.1.4", "50"), List.of()))
                .isEmpty();
        assertThat(MatrixColumn.of(new Code(CodeSystems.DOCUMENT_CLASS, "10"), List.of()))
                .isEmpty();
    }

    @Test
    void hasThirteenColumns() {
        assertThat(Arrays.stream(MatrixColumn.values()).map(MatrixColumn::key))
                .hasSize(13)
                .doesNotHaveDuplicates();
    }

    private static Code profession(String value) {
        return new Code(CodeSystems.PROFESSION, value);
    }
}
