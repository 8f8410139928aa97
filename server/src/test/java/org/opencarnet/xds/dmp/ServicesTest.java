package org.opencarnet.xds.dmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.identity.vihf.Written;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Trail;
import org.opencarnet.xds.soap.Wire;
import org.opencarnet.xds.testing.Opened;

/** TD0.2, TD0.3 and TD1.6 over the wire. */
class ServicesTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518791");
    private static final Ins CLOSED = new Ins(Ins.Authority.TEST, "279035121518692");
    private static final Ins NOBODY = new Ins(Ins.Authority.TEST, "279035121518593");
    private static final String SET = "<setAuthorization xmlns=\"urn:si-dmp-habilitations\">%s</setAuthorization>";
    private static final String LIST =
            "<listAuthorizationByPatient xmlns=\"urn:si-dmp-habilitations\"><mode>%s</mode></listAuthorizationByPatient>";
    private static final String TEST =
            "<PRPA_IN201307UV02 xmlns=\"urn:hl7-org:v3\" ITSVersion=\"XML_1.0\"><id root=\"1.2.3\" extension=\"1\"/>"
                    + "<sender typeCode=\"SND\"><device classCode=\"DEV\" determinerCode=\"INSTANCE\"><id root=\"1.2.3\"/></device></sender>"
                    + "<controlActProcess classCode=\"CACT\" moodCode=\"EVN\"><reasonCode code=\"%s\" codeSystem=\"1.2.250.1.213.1.1.4.11\"/>"
                    + "<queryByParameter><queryId root=\"1.2.3.2\" extension=\"q7\"/><statusCode code=\"new\"/><parameterList>"
                    + "<patientIdentifier><value root=\"%s\" extension=\"%s\"/><semanticsText>Patient.id</semanticsText></patientIdentifier>"
                    + "</parameterList></queryByParameter></controlActProcess></PRPA_IN201307UV02>";

    private static RecordId record;

    @BeforeAll
    static void twoPatientsHaveRecords() {
        record = Opened.record(PATIENT);
        var closed = Opened.record(CLOSED);
        var state = new PatientRecord.State.Closed(Instant.parse("2026-05-01T10:00:00Z"), "DEMANDE", "À sa demande");
        var store = CarnetInMemory.store();
        store.unit().of(() -> {
            store.records().change(closed, state);
            return true;
        });
    }

    private static Written about(Ins patient) {
        return Opened.about(patient);
    }

    private static String asked(String path, Written vihf, String body) {
        var answer = Wire.as(Wire.PLAIN).with("Accept-Language", "en").post(path, Wire.envelope(vihf.security(), body));
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static String tested(Ins patient) {
        var body = TEST.formatted("TEST_EXST", patient.authority().oid(), patient.matricule());
        return asked("/patients", about(patient), body);
    }

    private static String set(String what) {
        return asked("/habilitations", about(PATIENT), SET.formatted(what));
    }

    @Test
    void tellsOfARecordAndHowTheCallerStandsToIt() {
        set("<action>SUPPRESSION</action>");

        assertThat(tested(PATIENT))
                .contains("PRPA_IN201308UV02", "<acknowledgement typeCode=\"AA\"", "queryResponseCode code=\"OK\"")
                .contains("extension=\"q7\"", "root=\"1.2.3.2\"")
                .contains("extension=\"279035121518791\"", "statusCode code=\"active\"", "birthTime value=\"19790304\"")
                .contains("keyWordText code=\"STATUT_MT\"", "value value=\"false\"")
                .doesNotContain("\"VALIDE\"");
    }

    @Test
    void aSecretConnectionStandsInTheTrailAsOne() {
        var secret = "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code";

        asked("/habilitations", about(PATIENT).with(secret, "INVISIBLE_REPRESENTANTS_LEGAUX"), LIST.formatted("TOUTE"));

        assertThat(lastDoor()).isEqualTo("xds-secret");
    }

    private static String lastDoor() {
        var store = CarnetInMemory.store();
        var newest = new Trail.Search(
                record, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 1);
        return store.unit().of(() -> store.trail().read(newest)).get(0).origin().face();
    }

    @Test
    void tellsOfAClosedRecordWhenAndWhy() {
        assertThat(tested(CLOSED))
                .contains("statusCode code=\"terminated\"", "20260501100000", "DEMANDE", "À sa demande");
    }

    @Test
    void tellsThatThereIsNone() {
        assertThat(tested(NOBODY))
                .contains("typeCode=\"AA\"", "queryResponseCode code=\"NF\"")
                .doesNotContain("registrationEvent");
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER, 1.2.250.1.213.1.4.10, 279035121518791",
        "TEST_EXST, 1.2.3, 279035121518791",
        "TEST_EXST, 1.2.250.1.213.1.4.10, 1"
    })
    void cannotAnswerAnotherQuestion(String reason, String root, String extension) {
        assertThat(asked("/patients", about(PATIENT), TEST.formatted(reason, root, extension)))
                .contains("typeCode=\"AE\"", "code code=\"value-unknown\"");
    }

    @Test
    void aVihfForAnotherPatientIsAFault() {
        var body = TEST.formatted("TEST_EXST", PATIENT.authority().oid(), PATIENT.matricule());

        var answer = Wire.as(Wire.PLAIN)
                .post("/patients", Wire.envelope(about(CLOSED).security(), body));

        assertThat(answer.fault()).isEqualTo("FailedAuthentication");
    }

    @Test
    void noVihfNoService() {
        var answer = Wire.as(Wire.PLAIN).post("/habilitations", Wire.envelope("", LIST.formatted("TOUTE")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault()).isNotEmpty();
    }

    @Test
    void declaresConsentAndGivesItBack() {
        assertThat(set("<action>AJOUT</action>")).contains("setAuthorizationResponse", "<status>DMPOk</status>");
        assertThat(tested(PATIENT)).contains("value code=\"VALIDE\"");
        assertThat(asked("/habilitations", about(PATIENT), LIST.formatted("TOUTE")))
                .contains("<nationalId>899700367917</nationalId>", "<authorization>VALIDE</authorization>");

        assertThat(set("<action>SUPPRESSION</action>")).contains("<status>DMPOk</status>");

        assertThat(tested(PATIENT)).doesNotContain("\"VALIDE\"");
        assertThat(asked("/habilitations", about(PATIENT), LIST.formatted("VALIDE")))
                .contains("DMPOk")
                .doesNotContain("nationalId");
    }

    @Test
    void aPhysicianBecomesMedecinTraitant() {
        set("<action>AJOUT</action><role>MEDECIN_TRAITANT</role>");

        assertThat(tested(PATIENT)).contains("value value=\"true\"");
        assertThat(asked("/habilitations", about(PATIENT), LIST.formatted("TOUTE")))
                .contains("<role>MEDECIN_TRAITANT</role>");
        set("<action>SUPPRESSION</action>");
        assertThat(tested(PATIENT)).contains("value value=\"false\"");
    }

    @ParameterizedTest
    @CsvSource({"<action>AUTRE</action>", "''", "<action>AJOUT</action><role>AUTRE</role>"})
    void doesNothingThatItDoesNotKnow(String what) {
        assertThat(set(what)).contains("<status>value-unknown</status>");
    }

    @Test
    void knowsNoOtherOperation() {
        assertThat(asked("/habilitations", about(PATIENT), "<x xmlns=\"urn:si-dmp-habilitations\"/>"))
                .contains("<status>operation-unknown</status>");
    }

    @Test
    void aClosedRecordTakesNoConsent() {
        assertThat(asked("/habilitations", about(CLOSED), SET.formatted("<action>AJOUT</action>")))
                .contains("<status>record-closed</status>");
    }
}
