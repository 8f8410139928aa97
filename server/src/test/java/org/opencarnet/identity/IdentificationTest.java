package org.opencarnet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;

class IdentificationTest {

    private static final Ins INS = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final String MARTIN = "899700990015";

    private static Someone physician() {
        return Someone.professional(MARTIN, "Claire MARTIN", "10");
    }

    private static Map<String, Object> exercise(String profession, String skill, Map<String, Object> activity) {
        return Map.of("codeProfession", profession, "codeSavoirFaire", skill, "activities", List.of(activity));
    }

    private static Credential credential(Someone someone) {
        return Identification.of(someone.claims());
    }

    private static Requester.Professional professional(Someone someone) {
        return (Requester.Professional) credential(someone).requester();
    }

    private static Unproven refused(Someone someone) {
        return catchThrowableOfType(FlawedCredential.class, () -> credential(someone))
                .unproven();
    }

    @Test
    void knowsAProfessionalByTheClaimsOfProSanteConnect() {
        var someone = physician()
                .without("carnet_kind")
                .with(
                        "SubjectRefPro",
                        Map.of("exercices", List.of(exercise("10", "SM54", Map.of("numeroFinessSite", "990000010")))))
                .with("given_name", "Claire")
                .with("family_name", "MARTIN");

        assertThat(professional(someone))
                .isEqualTo(new Requester.Professional(
                        MARTIN,
                        "Claire MARTIN",
                        "10",
                        Optional.of(MatrixColumn.MEDECINS),
                        Optional.of("1990000010"),
                        false));
    }

    @Test
    void toleratesAnExerciseWithoutActivitiesAndEmptyFields() {
        var someone = physician()
                .with("SubjectOrganizationID", "")
                .with(
                        "SubjectRefPro",
                        Map.of(
                                "codeCivilite",
                                "",
                                "exercices",
                                List.of(Map.of("codeProfession", "10", "codeSavoirFaire", ""))))
                .with("Mode_Acces_Raison", "");

        assertThat(professional(someone).structure()).isEmpty();
        assertThat(professional(someone).column()).contains(MatrixColumn.MEDECINS);
        assertThat(credential(someone).purpose()).isEqualTo(Purpose.NORMAL);
    }

    @Test
    void takesTheOnlyProfessionWhenNoneWasChosen() {
        var someone = physician()
                .without("SubjectRole")
                .with("SubjectRefPro", Map.of("exercices", List.of(exercise("60", "", Map.of()))));

        assertThat(professional(someone).column()).contains(MatrixColumn.INFIRMIERS);
    }

    @Test
    void asksWhichOfSeveralProfessions() {
        var someone = physician()
                .without("SubjectRole")
                .with(
                        "SubjectRefPro",
                        Map.of("exercices", List.of(exercise("60", "", Map.of()), exercise("50", "", Map.of()))));

        assertThat(refused(someone).flaw()).isEqualTo(Flaw.CONTRADICTION);
    }

    @Test
    void anOccupationalPhysicianIsInNoColumn() {
        var someone = physician().with("SubjectRefPro", Map.of("exercices", List.of(exercise("10", "SM25", Map.of()))));

        assertThat(professional(someone).column()).isEmpty();
    }

    @Test
    void thePracticeThatWasChosenDecidesWhereSeveralAreHeld() {
        var practices = Map.of(
                "exercices",
                List.of(
                        exercise("21", "", Map.of("codeSectionPharmacien", "G", "numeroFinessSite", "990000036")),
                        exercise("21", "", Map.of("codeSectionPharmacien", "A", "numeroFinessSite", "990000044"))));
        var inTheLaboratory = Someone.professional(MARTIN, "Anne MERCIER", "21")
                .with("SubjectRefPro", practices)
                .with("SubjectOrganizationID", "1990000036");

        assertThat(professional(inTheLaboratory).column()).contains(MatrixColumn.PHARMACIENS_BIOLOGISTES);
        assertThat(professional(inTheLaboratory).structure()).contains("1990000036");
    }

    @Test
    void readsTheRolesOfIuaToo() {
        var someone = Someone.professional(MARTIN, "Anne MERCIER", "21")
                .without("SubjectRole")
                .withIua(
                        "subject_role",
                        List.of(
                                Someone.coding(CodeSystems.PROFESSION, "21"),
                                Someone.coding(CodeSystems.PHARMACIST_SECTION, "G")))
                .withIua("subject_organization_id", "1990000036");

        assertThat(professional(someone).column()).contains(MatrixColumn.PHARMACIENS_BIOLOGISTES);
        assertThat(professional(someone).structure()).contains("1990000036");
    }

    @Test
    void refusesRolesThatDisagree() {
        var iua = physician().withIua("subject_role", List.of(Someone.coding(CodeSystems.PROFESSION, "60")));
        var exercised = physician().with("SubjectRefPro", Map.of("exercices", List.of(exercise("60", "", Map.of()))));
        var identifier = physician().withIua("national_provider_identifier", "899700990023");

        assertThat(List.of(
                        refused(iua).flaw(),
                        refused(exercised).flaw(),
                        refused(identifier).flaw()))
                .containsOnly(Flaw.CONTRADICTION);
    }

    @Test
    void refusesAProfessionThatIsNone() {
        assertThat(refused(Someone.professional(MARTIN, "X", "77")))
                .isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "SubjectRole"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99700990015", "8997009900155", "8 9700990015", "ABC", "2100000000"})
    void refusesWhatIsNoNationalIdentifier(String id) {
        assertThat(refused(Someone.professional(id, "X", "10")))
                .isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "SubjectNameID"));
    }

    @Test
    void onlyWhoIsEntitledRegulates() {
        assertThat(professional(physician()).regulation()).isFalse();
        assertThat(professional(physician().with("Acces_Regulation_Medicale", "VRAI"))
                        .regulation())
                .isTrue();
    }

    @Test
    void knowsPatientsRepresentativesStructuresAndEnrolment() {
        assertThat(credential(Someone.patient(INS, "Sophie DURAND")).requester())
                .isEqualTo(new Requester.Patient(INS, "Sophie DURAND"));
        assertThat(credential(Someone.representative("mere", "Linh NGUYEN", INS))
                        .requester())
                .isEqualTo(new Requester.Representative("mere", "Linh NGUYEN", INS));
        assertThat(credential(Someone.structure("1990000028", "Hôpital")).requester())
                .isEqualTo(new Requester.Structure("1990000028", "Hôpital"));
        assertThat(credential(Someone.enrolment()).requester())
                .isEqualTo(new Requester.Enrolment("SNR-ENROLEMENT", "Service d'enrôlement"));
    }

    @Test
    void refusesSomebodyOfTwoKinds() {
        assertThat(refused(Someone.patient(INS, "X").with("SubjectNameID", MARTIN))
                        .flaw())
                .isEqualTo(Flaw.CONTRADICTION);
        assertThat(refused(physician().with("carnet_kind", "structure")).flaw()).isEqualTo(Flaw.CONTRADICTION);
        assertThat(refused(physician().with("ins", Map.of("system", "x", "value", "y")))
                        .flaw())
                .isEqualTo(Flaw.CONTRADICTION);
        assertThat(refused(Someone.enrolment().with("carnet_kind", "professional"))
                        .flaw())
                .isEqualTo(Flaw.CONTRADICTION);
    }

    @Test
    void refusesNobody() {
        assertThat(refused(Someone.enrolment().without("carnet_kind")).flaw()).isEqualTo(Flaw.CLAIM_MISSING);
        assertThat(refused(Someone.enrolment().with("carnet_kind", "admin")))
                .isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "carnet_kind"));
        assertThat(refused(Someone.structure("1", "X").without("SubjectOrganizationID")))
                .isEqualTo(new Unproven(Flaw.CLAIM_MISSING, "SubjectOrganizationID"));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oid:1.2.250.1.213.1.4.10, 279035121518988, ins.value",
        "urn:oid:1.2.250.1.213.1.4.10, 27903512151898, ins.value",
        "urn:oid:1.2.250.1.213.1.4.2, 279035121518989, ins.system"
    })
    void refusesAPatientWithoutARightIns(String system, String value, String claim) {
        var someone = Someone.patient(INS, "X").with("ins", Map.of("system", system, "value", value));

        assertThat(refused(someone)).isEqualTo(new Unproven(Flaw.CLAIM_WRONG, claim));
    }

    @ParameterizedTest
    @CsvSource({"normal, NORMAL", "bris_de_glace, BREAK_GLASS", "centre_15, REGULATION"})
    void readsThePurposeInFrenchCodes(String code, Purpose.Mode mode) {
        assertThat(credential(physician().purpose(code, "inconscient")).purpose())
                .isEqualTo(new Purpose(mode, "inconscient"));
    }

    @ParameterizedTest
    @CsvSource({"TREAT, NORMAL", "BTG, BREAK_GLASS", "ETREAT, REGULATION"})
    void readsThePurposeInHl7Codes(String code, Purpose.Mode mode) {
        var someone = physician()
                .withIua(
                        "purpose_of_use",
                        List.of(Map.of("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code", code)));

        assertThat(credential(someone).purpose().mode()).isEqualTo(mode);
    }

    @Test
    void refusesPurposesThatAreUnknownOrContradictory() {
        var two = physician()
                .withIua(
                        "purpose_of_use",
                        List.of(
                                Someone.coding(CodeSystems.ACCESS_MODE, "normal"),
                                Someone.coding(CodeSystems.ACCESS_MODE, "bris_de_glace")));

        assertThat(refused(physician().purpose("curiosity", "")))
                .isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "extensions.ihe_iua.purpose_of_use"));
        assertThat(refused(two).flaw()).isEqualTo(Flaw.CONTRADICTION);
    }

    @Test
    void textsLoseWhatCouldForgeALogLine() {
        var someone = physician().purpose("bris_de_glace", "coma\r\n2026-11-21 INFO forged\t\u0000");

        assertThat(credential(someone).purpose().reason()).isEqualTo("coma 2026-11-21 INFO forged");
    }

    @Test
    void refusesClaimsOfAnotherShapeOrSize() {
        assertThat(refused(physician().with("SubjectNameID", Map.of())))
                .isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "SubjectNameID"));
        assertThat(refused(physician().with("SubjectRefPro", "text")))
                .isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "SubjectRefPro"));
        assertThat(refused(physician().with("extensions", 7))).isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "extensions"));
        assertThat(refused(physician().purpose("bris_de_glace", "x".repeat(1001))))
                .isEqualTo(new Unproven(Flaw.CLAIM_WRONG, "Mode_Acces_Raison"));
    }
}
