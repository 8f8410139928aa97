package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.Ins;

class PatientProviderTest {

    private static final String CONSENT = """
            {"resourceType":"Consent","patient":{"identifier":{"system":"%s","value":"%s"}},
             "provision":{"type":"permit"}}""";

    private static final String BTG =
            "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActReason\",\"code\":\"BTG\"}";
    private static final String TRAITS = "family=%s&given=Sophie&gender=female&birthdate=1979-03-12";

    private final Api enrolment = Api.as(Someone.enrolment());
    private final Api physician = Api.as(Api.physician(Api.newRpps()));

    private static String state(Patient patient) {
        return ((Extension) patient.getExtensionByUrl(FhirPackage.RECORD_STATE))
                .getExtensionByUrl("state")
                .getValue()
                .primitiveValue();
    }

    private static List<Patient> patients(HttpResponse<String> answer) {
        return Api.found(Patient.class, answer);
    }

    @Test
    void enrolmentOpensARecord() {
        var ins = Api.newIns();

        var answer = enrolment.post("/Patient", Api.patient(ins));

        assertThat(answer.statusCode()).isEqualTo(201);
        var patient = Api.read(Patient.class, answer);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("/Patient/" + patient.getIdElement().getIdPart());
        assertThat(patient.getActive()).isTrue();
        assertThat(state(patient)).isEqualTo("active");
    }

    @Test
    void aSecondRecordForOneInsIsRefused() {
        var ins = Api.enrolled();

        var answer = enrolment.post("/Patient", Api.patient(ins));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Api.complaints(answer)).containsExactly("record-exists");
    }

    @Test
    void nobodyElseOpensRecords() {
        var answer = physician.post("/Patient", Api.patient(Api.newIns()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Api.complaints(answer)).containsExactly("not-for-this-requester");
    }

    @Test
    void anAuthorityThatIsNotAcceptedIsRefused() {
        var body = Api.patient(Api.newIns()).replace(".4.10", ".4.8");

        var answer = enrolment.post("/Patient", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer)).containsExactly("authority-not-accepted at Patient.identifier[0].system");
    }

    @Test
    void allThatIsWrongIsToldTogether() {
        var body = """
                {"resourceType":"Patient",
                 "identifier":[{"system":"urn:oid:1.2.3","value":"1"},{"system":"%s","value":"279035121518988"}],
                 "name":[{"use":"usual","family":"DURAND"},{"use":"official","family":"LEFEBVRE"}],
                 "gender":"other","birthDate":"1979-03"}""".formatted(Api.TEST_OID);

        var answer = enrolment.post("/Patient", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer))
                .containsExactly(
                        "ins-key at Patient.identifier[1].value",
                        "identity-not-qualified at Patient.extension.where(url = '" + Enrolment.RELIABILITY + "')",
                        "birth-date-incomplete at Patient.birthDate",
                        "official-name-incomplete at Patient.name[1]",
                        "gender-not-of-ins at Patient.gender");
        assertThat(answer.body()).contains("The key should be 89");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "\"VALI\" # \"PROV\" # identity-not-qualified",
                "1979-03-12 # 2999-01-01 # birth-date-in-future at Patient.birthDate",
                "\"birthDate\":\"1979-03-12\" # \"active\":true # birth-date-missing at Patient.birthDate",
                "\"use\":\"official\",\"family\" # \"family\" # official-name-missing at Patient.name",
                "urn:oid:1.2.250.1.213.1.4.10 # urn:oid:1.2.250.1.213.1.4.2 # ins-missing at Patient.identifier",
                "\"gender\":\"female\", # '' # gender-not-of-ins at Patient.gender"
            })
    void refusesAnIdentityThatIsNotQualified(String right, String wrong, String complaint) {
        var answer = enrolment.post("/Patient", Api.patient(Api.newIns()).replace(right, wrong));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer)).singleElement().asString().startsWith(complaint);
    }

    @Test
    void aProfessionalLearnsWhetherARecordExistsAndHowHeStands() {
        var ins = Api.enrolled();

        var patient =
                patients(physician.get("/Patient?identifier=" + Api.token(ins))).get(0);

        assertThat(patient.getActive()).isTrue();
        assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo(ins.matricule());
        assertThat(patient.getExtensionByUrl(FhirPackage.AUTHORIZATION_STATE)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("non_existe");
        assertThat(patients(physician.get("/Patient?identifier=" + Api.token(Api.newIns()))))
                .isEmpty();
    }

    @Test
    void showsMoreThanStrictTraitsOnlyToWhoeverHasBusinessInTheRecord() {
        var ins = Api.enrolled();
        var query = "/Patient?identifier=" + Api.token(ins);
        var self = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));

        assertThat(patients(physician.get(query)).get(0).hasTelecom()).isFalse();
        assertThat(patients(self.get(query)).get(0).hasTelecom()).isTrue();

        physician.post("/Consent", CONSENT.formatted(Api.TEST_OID, ins.matricule()));
        var authorized = patients(physician.get(query)).get(0);
        assertThat(authorized.hasTelecom()).isTrue();
        assertThat(authorized
                        .getExtensionByUrl(FhirPackage.AUTHORIZATION_STATE)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("valide");
    }

    @Test
    void findsByPostAndByIdToo() {
        var ins = Api.enrolled();
        var form = "identifier=" + Api.token(ins);
        var found = patients(physician.send(
                        "POST", "/Patient/_search", form, "Content-Type", "application/x-www-form-urlencoded"))
                .get(0);
        var id = found.getIdElement().getIdPart();

        assertThat(patients(physician.get("/Patient?_id=" + id))).hasSize(1);
        assertThat(patients(physician.get("/Patient?_id=" + UUID.randomUUID()))).isEmpty();
        assertThat(patients(physician.get("/Patient?_id=" + id + "&identifier=" + Api.token(Api.newIns()))))
                .isEmpty();
        assertThat(Api.read(Patient.class, physician.get("/Patient/" + id)).getActive())
                .isTrue();
    }

    @Test
    void theBarOfATokenNeedNotBeEncoded() {
        var ins = Api.enrolled();

        assertThat(Raw.get(physician, "/Patient?identifier=" + Api.TEST_OID + "|" + ins.matricule()))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void anInsNeverMatchesAcrossSystems() {
        var matricule = Api.enrolled().matricule();

        assertThat(patients(physician.get(
                        "/Patient?identifier=" + Api.encoded("urn:oid:1.2.250.1.213.1.4.8|" + matricule))))
                .isEmpty();
        assertThat(patients(physician.get(
                        "/Patient?identifier=" + Api.encoded("urn:oid:1.2.250.1.213.1.4.2|" + matricule))))
                .isEmpty();
        assertThat(patients(physician.get("/Patient?identifier=" + Api.encoded("1.2.250.1.213.1.4.10|" + matricule))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier=279035121518989",
                "identifier=%7C279035121518989",
                "identifier=urn:oid:1.2.250.1.213.1.4.10%7C",
                "identifier=urn:oid:1.2.250.1.213.1.4.10%7C279035121518988",
                "identifier=urn:oid:1.2.250.1.213.1.4.10%7C279035121518989,urn:oid:1.2.250.1.213.1.4.10%7C277076322082910",
                "identifier=urn:oid:1.2.250.1.213.1.4.10%7C279035121518989&identifier=urn:oid:1.2.250.1.213.1.4.10%7C277076322082910",
                "_id=abc",
                "_id=Practitioner/0190a0a0-0000-7000-8000-000000000000",
                "identifier=",
                "_has:Consent:patient:status=active",
                "general-practitioner.name=x",
                "identifier:exact=urn:oid:1.2.250.1.213.1.4.10%7C279035121518989",
                "_filter=x",
                "_include=Patient:link",
                "name=DURAND"
            })
    void refusesWhatCannotBeAsked(String query) {
        var answer = physician.get("/Patient?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.complaints(answer)).isNotEmpty().allMatch(one -> one.startsWith("parameter-"));
    }

    @Test
    void theSearchByTraitsIsForProfessionals() {
        for (var other : List.of(Someone.enrolment(), Someone.patient(Api.newIns(), "Sophie LEFEBVRE"))) {
            var answer = Api.as(other).get("/Patient?" + TRAITS.formatted("LEFEBVRE"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Api.complaints(answer)).containsExactly("trait-search-closed");
        }
    }

    @Test
    void theSearchByTraitsNeedsAllOfThem() {
        assertThat(Api.complaints(physician.get("/Patient?family=LEFEBVRE&given=Sophie&gender=female")))
                .containsExactly("parameter-missing at http.birthdate");
        assertThat(Api.complaints(physician.get("/Patient?family=LEFEBVRE&given=Sophie&gender=female&birthdate=1979")))
                .containsExactly("parameter-invalid at http.birthdate");
        assertThat(Api.complaints(physician.get("/Patient?" + TRAITS.formatted("L".repeat(101)))))
                .containsExactly("parameter-invalid at http.family");
        assertThat(Api.complaints(physician.get(
                        "/Patient?" + TRAITS.formatted("LEFEBVRE") + "&identifier=" + Api.token(Api.newIns()))))
                .containsExactly("parameter-invalid at http.family");
    }

    @Test
    void theSearchByTraitsIsOpenInSomeModesAlone() {
        var regulating = Api.as(Api.physician(Api.newRpps()).purpose("centre_15", "appel"));

        var answer = regulating.get("/Patient?" + TRAITS.formatted("LEFEBVRE"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Api.complaints(answer)).containsExactly("trait-search-closed");
    }

    @Test
    void theSearchByTraitsMayBePostedSoThatNoAddressTellsThem() {
        var family = "Poste" + System.nanoTime();
        var own = enrolledAs(family);
        physician.post("/Consent", CONSENT.formatted(Api.TEST_OID, own.matricule()));

        var answer = physician.send(
                "POST",
                "/Patient/_search",
                TRAITS.formatted(family),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(patients(answer))
                .extracting(one -> one.getIdentifierFirstRep().getValue())
                .containsExactly(own.matricule());
    }

    @Test
    void inOrdinaryCareAProfessionalFindsHisOwnPatientsAlone() {
        var family = "Ordinaire" + System.nanoTime();
        var own = enrolledAs(family);
        enrolledAs(family);
        physician.post("/Consent", CONSENT.formatted(Api.TEST_OID, own.matricule()));

        assertThat(found(physician, family)).containsExactly(own.matricule());
        assertThat(found(Api.as(Api.physician(Api.newRpps())), family)).isEmpty();
    }

    @Test
    void inAnEmergencyWhoeverHasNotOpposedItIsFound() {
        var family = "Urgence" + System.nanoTime();
        var willing = enrolledAs(family);
        var opposed = enrolledAs(family);
        Api.as(Someone.patient(opposed, "Sophie " + family))
                .post(
                        "/Consent",
                        CONSENT.formatted(Api.TEST_OID, opposed.matricule())
                                .replace("\"permit\"", "\"deny\",\"purpose\":[" + BTG + "]"));
        var inEmergency = Api.as(Api.physician(Api.newRpps()).purpose("bris_de_glace", "coma"));

        assertThat(found(inEmergency, family)).containsExactly(willing.matricule());
    }

    private static Ins enrolledAs(String family) {
        var ins = Api.newIns();
        var answer =
                Api.as(Someone.enrolment()).post("/Patient", Api.patient(ins).replace("LEFEBVRE", family));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ins;
    }

    private static List<String> found(Api somebody, String family) {
        return patients(somebody.get("/Patient?" + TRAITS.formatted(family))).stream()
                .map(one -> one.getIdentifierFirstRep().getValue())
                .toList();
    }

    @Test
    void aPatientReachesHisOwnRecordAndLearnsNothingOfOthers() {
        var ins = Api.enrolled();
        var other = Api.enrolled();
        var self = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));
        var otherId = patients(physician.get("/Patient?identifier=" + Api.token(other)))
                .get(0)
                .getIdElement()
                .getIdPart();

        assertThat(patients(self.get("/Patient?identifier=" + Api.token(ins)))).hasSize(1);
        var theirs = self.get("/Patient/" + otherId);
        var nobodys = self.get("/Patient/" + UUID.randomUUID());
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(Api.complaints(theirs)).isEqualTo(Api.complaints(nobodys));
        assertThat(self.get("/Patient?identifier=" + Api.token(other)).statusCode())
                .isEqualTo(self.get("/Patient?identifier=" + Api.token(Api.newIns()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(self.get("/Patient?_id=" + otherId).statusCode())
                .isEqualTo(self.get("/Patient?_id=" + UUID.randomUUID()).statusCode());
    }

    @Test
    void whateverHasNoFormOfAnIdIsNotFound() {
        assertThat(physician.get("/Patient/abc").statusCode()).isEqualTo(404);
        assertThat(physician.get("/Patient/1/_history/1").statusCode()).isIn(404, 405);
    }
}
