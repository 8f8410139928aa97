package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.Ins;

class ConsentProviderTest {

    private static final String END = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]";
    private static final String JSON_PATCH = "application/json-patch+json";

    private final Ins ins = Api.enrolled();
    private final String martinsId = Api.newRpps();
    private final Api martin = Api.as(Api.physician(martinsId));
    private final String petitsId = Api.newRpps();
    private final Api petit = Api.as(Api.physician(petitsId));
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));

    @AfterEach
    void backToRealTime() {
        CarnetInMemory.clock().reset();
    }

    private String body(String more) {
        return """
                {"resourceType":"Consent","patient":{"identifier":{"system":"%s","value":"%s"}}%s}""".formatted(Api.TEST_OID, ins.matricule(), more);
    }

    private String permit() {
        return body(",\"provision\":{\"type\":\"permit\"}");
    }

    private String about(String type, String professional) {
        return body("""
                ,"provision":{"type":"%s","actor":[{"role":{"coding":[{"code":"IRCP"}]},"reference":
                  {"display":"Antoine PETIT","identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"%s"}}}]}""".formatted(type, professional));
    }

    private String emergency(String type, String system, String code) {
        return body(",\"provision\":{\"type\":\"%s\",\"purpose\":[{\"system\":\"%s\",\"code\":\"%s\"}]}"
                .formatted(type, system, code));
    }

    private String search(String more) {
        return "/Consent?patient.identifier=" + Api.token(ins) + more;
    }

    private List<Consent> found(Api who, String more) {
        return Api.found(Consent.class, who.get(search(more)));
    }

    private static Consent consent(HttpResponse<String> answer) {
        return Api.read(Consent.class, answer);
    }

    private static String state(Consent consent) {
        return consent.getExtensionByUrl(FhirPackage.AUTHORIZATION_STATE)
                .getValue()
                .primitiveValue();
    }

    private static String id(Consent consent) {
        return consent.getIdElement().getIdPart();
    }

    @Test
    void aProfessionalDeclaresThePatientsConsentWithTheLeastBody() {
        var before = Instant.now().minusSeconds(1);

        var answer = martin.post("/Consent", permit());

        assertThat(answer.statusCode()).isEqualTo(201);
        var declared = consent(answer);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/Consent/" + id(declared));
        assertThat(declared.getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(declared.getDateTime().toInstant()).isBetween(before, Instant.now());
        assertThat(state(declared)).isEqualTo("valide");
        var provision = declared.getProvision();
        assertThat(provision.getActorFirstRep().getReference().getIdentifier().getValue())
                .isEqualTo(martinsId);
        assertThat(provision.getActorFirstRep().getReference().getDisplay()).isEqualTo("Claire MARTIN");
        var start = provision.getPeriod().getStart().toInstant();
        assertThat(provision.getPeriod().getEnd().toInstant())
                .isEqualTo(ZonedDateTime.ofInstant(start, ZoneId.of("Europe/Paris"))
                        .plusMonths(6)
                        .toInstant());
        assertThat(consent(martin.get("/Consent/" + id(declared))).equalsDeep(declared))
                .isTrue();
    }

    @Test
    void thePatientMayBeNamedInThreeWays() {
        var id = Api.found(Patient.class, martin.get("/Patient?identifier=" + Api.token(ins)))
                .get(0)
                .getIdElement()
                .getIdPart();
        var permit = ",\"provision\":{\"type\":\"permit\"}}";
        var byId = "{\"resourceType\":\"Consent\",\"patient\":{\"reference\":\"Patient/" + id + "\"}" + permit;
        var byCondition = "{\"resourceType\":\"Consent\",\"patient\":{\"reference\":\"Patient?identifier="
                + Api.TEST_OID + "|" + ins.matricule() + "\"}" + permit;

        assertThat(martin.post("/Consent", byId).statusCode()).isEqualTo(201);
        assertThat(martin.post("/Consent", byCondition).statusCode()).isEqualTo(201);
        assertThat(found(martin, "")).hasSize(1);
    }

    @Test
    void tellsNoneThenValidThenExpiredThenForbidden() {
        var mine = "&actor=" + Api.encoded("urn:oid:1.2.250.1.71.4.2.1|" + martinsId);
        assertThat(found(martin, mine)).isEmpty();

        martin.post("/Consent", permit());
        assertThat(found(martin, mine)).extracting(ConsentProviderTest::state).containsExactly("valide");

        CarnetInMemory.clock()
                .set(ZonedDateTime.now().plusMonths(6).plusSeconds(5).toInstant());
        assertThat(found(martin, mine)).extracting(ConsentProviderTest::state).containsExactly("expire");

        patient.post("/Consent", about("deny", martinsId));
        assertThat(found(martin, mine)).extracting(ConsentProviderTest::state).containsExactly("interdit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "fhirpath", "put"})
    void whoDeclaredItEndsIt(String means) {
        var id = id(consent(martin.post("/Consent", permit())));

        var answer =
                switch (means) {
                    case "json" -> martin.patch("/Consent/" + id, JSON_PATCH, END);
                    case "fhirpath" -> martin.patch("/Consent/" + id, "application/fhir+json", """
                                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                                  {"name":"type","valueCode":"replace"},
                                  {"name":"path","valueString":"Consent.status"},
                                  {"name":"value","valueCode":"inactive"}]}]}""");
                    default ->
                        martin.put(
                                "/Consent/" + id,
                                "{\"resourceType\":\"Consent\",\"id\":\"" + id + "\",\"status\":\"inactive\"}");
                };

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(consent(answer).getStatus()).isEqualTo(ConsentState.INACTIVE);
        assertThat(state(consent(answer))).isEqualTo("non_existe");
        assertThat(found(martin, "")).isEmpty();
        assertThat(found(martin, "&status=inactive")).hasSize(1);
        assertThat(consent(martin.get("/Consent/" + id)).getStatus()).isEqualTo(ConsentState.INACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"active\"}]",
                "[{\"op\":\"replace\",\"path\":\"/provision/period/end\",\"value\":\"2099-01-01\"}]",
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"},{\"op\":\"remove\",\"path\":\"/patient\"}]",
                "[]",
                "[7]"
            })
    void nothingElseOfItChanges(String patch) {
        var id = id(consent(martin.post("/Consent", permit())));

        var answer = martin.patch("/Consent/" + id, JSON_PATCH, patch);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer)).containsExactly("only-to-inactive at Consent.status");
        assertThat(found(martin, "")).extracting(ConsentProviderTest::state).containsExactly("valide");
    }

    @Test
    void anUnreadablePatchIsRefused() {
        var id = id(consent(martin.post("/Consent", permit())));

        assertThat(martin.patch("/Consent/" + id, JSON_PATCH, "{\"op\":").statusCode())
                .isEqualTo(400);
        assertThat(martin.patch("/Consent/" + id, JSON_PATCH, "{\"op\":1}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aChangeOnAVersionThatIsNoLongerCurrentIsRefused() {
        var declared = consent(martin.post("/Consent", permit()));
        martin.post("/Consent", permit());

        var stale = martin.patch(
                "/Consent/" + id(declared),
                JSON_PATCH,
                END,
                "If-Match",
                "W/\"" + declared.getMeta().getVersionId() + "\"");
        var current = martin.patch(
                "/Consent/" + id(declared),
                JSON_PATCH,
                END,
                "If-Match",
                "W/\"" + found(martin, "").get(0).getMeta().getVersionId() + "\"");

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(current.statusCode()).isEqualTo(200);
    }

    @Test
    void aProfessionalAnswersForHimselfAlone() {
        var answer = martin.post("/Consent", about("permit", petitsId));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Api.complaints(answer).get(0)).startsWith("another-professional");
    }

    @Test
    void aProfessionalSeesAndEndsOnlyHisOwn() {
        var id = id(consent(martin.post("/Consent", permit())));

        assertThat(found(petit, "")).isEmpty();
        var read = petit.get("/Consent/" + id);
        var end = petit.patch("/Consent/" + id, JSON_PATCH, END);
        assertThat(read.statusCode()).isEqualTo(404);
        assertThat(end.statusCode()).isEqualTo(404);
        assertThat(Api.complaints(read))
                .isEqualTo(Api.complaints(petit.get("/Consent/" + id)).stream().toList());
        assertThat(petit.get("/Consent/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void thePatientPermitsSeesAllAndEnds() {
        martin.post("/Consent", permit());

        var permitted = patient.post("/Consent", about("permit", petitsId));

        assertThat(permitted.statusCode()).isEqualTo(201);
        assertThat(found(patient, "")).extracting(ConsentProviderTest::id).contains(id(consent(permitted)));
        assertThat(found(patient, "")).hasSize(6);
        assertThat(found(petit, "")).extracting(ConsentProviderTest::state).containsExactly("valide");

        assertThat(patient.patch("/Consent/" + id(consent(permitted)), JSON_PATCH, END)
                        .statusCode())
                .isEqualTo(200);
        assertThat(found(petit, "")).isEmpty();
    }

    @Test
    void aBlockHoldsUntilThePatientLiftsItAndGivesNothingBack() {
        martin.post("/Consent", permit());
        var blocked = consent(patient.post("/Consent", about("deny", martinsId)));

        assertThat(blocked.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
        assertThat(state(blocked)).isEqualTo("interdit");
        var again = martin.post("/Consent", permit());
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(Api.complaints(again)).containsExactly("blocked");
        martin.patch("/Consent/" + id(blocked), JSON_PATCH, END);
        assertThat(found(martin, "")).extracting(ConsentProviderTest::state).containsExactly("interdit");
        assertThat(patient.post("/Consent", about("permit", martinsId)).statusCode())
                .isEqualTo(422);

        assertThat(patient.patch("/Consent/" + id(blocked), JSON_PATCH, END).statusCode())
                .isEqualTo(200);
        assertThat(found(martin, "")).isEmpty();
        assertThat(martin.post("/Consent", permit()).statusCode()).isEqualTo(201);
    }

    @Test
    void aMedecinTraitantIsAPhysicianAndMayBlockAtThePatientsRequest() {
        var role = ",\"extension\":[{\"url\":\"" + FhirPackage.AUTHORIZATION_ROLE
                + "\",\"valueCode\":\"MEDECIN_TRAITANT\"}],\"provision\":{\"type\":\"permit\"}";
        var nurse = Api.as(Someone.professional(Api.newRpps(), "Sandrine BONNET", "60"));

        assertThat(Api.complaints(nurse.post("/Consent", body(role))).get(0)).startsWith("physicians-only");
        assertThat(petit.post("/Consent", about("deny", martinsId)).statusCode())
                .isEqualTo(403);

        var declared = consent(martin.post("/Consent", body(role)));
        assertThat(declared.getExtensionByUrl(FhirPackage.AUTHORIZATION_ROLE)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("MEDECIN_TRAITANT");
        assertThat(martin.post("/Consent", about("deny", petitsId)).statusCode())
                .isEqualTo(201);
        assertThat(found(petit, "")).extracting(ConsentProviderTest::state).containsExactly("interdit");
    }

    @Test
    void thePatientDecidesOnceForEmergencies() {
        var system = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

        var denied = patient.post("/Consent", emergency("deny", system, "BTG"));

        assertThat(denied.statusCode()).isEqualTo(201);
        assertThat(consent(denied).getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
        assertThat(found(patient, ""))
                .extracting(each -> each.getProvision().getPurposeFirstRep().getCode() + " "
                        + each.getProvision().getType().toCode())
                .containsExactlyInAnyOrder("ETREAT permit", "BTG deny", "MASKED deny", "DOCUMENTS permit");
        assertThat(consent(patient.get("/Consent/" + id(consent(denied)))).equalsDeep(consent(denied)))
                .isTrue();

        var changed = patient.put(
                "/Consent/" + id(consent(denied)),
                "{\"resourceType\":\"Consent\",\"id\":\"" + id(consent(denied))
                        + "\",\"status\":\"active\",\"provision\":{\"type\":\"permit\"}}");
        assertThat(consent(changed).getProvision().getType()).isEqualTo(ConsentProvisionType.PERMIT);
        var ended = patient.patch("/Consent/" + id(consent(denied)), JSON_PATCH, END);
        assertThat(Api.complaints(ended)).containsExactly("standing-consent-not-ended");
    }

    @Test
    void onlyThePatientDecidesForEmergenciesAndOnlyHeSeesIt() {
        var masked = "https://opencarnet.org/fhir/CodeSystem/standing-consent";
        var record = found(patient, "").get(0).getPatient().getReference();
        var id = record.substring("Patient/".length()) + ".masked";

        assertThat(patient.get("/Consent/" + id).statusCode()).isEqualTo(200);
        assertThat(martin.get("/Consent/" + id).statusCode()).isEqualTo(404);
        var absent = "/Consent/" + UUID.randomUUID() + ".masked";
        assertThat(martin.get(absent).statusCode()).isEqualTo(404);
        var decided = martin.post("/Consent", emergency("permit", masked, "MASKED"));
        assertThat(decided.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "`` # provision-missing at Consent.provision.type",
                "`,\"status\":\"draft\",\"provision\":{\"type\":\"permit\"}` # consent-status at Consent.status",
                "`,\"provision\":{\"type\":\"permit\",\"period\":{\"end\":\"2099-01-01\"}}` # provision-too-fine at Consent.provision.period",
                "`,\"provision\":{\"type\":\"permit\",\"data\":[{\"meaning\":\"instance\",\"reference\":{\"display\":\"x\"}}]}` # provision-too-fine at Consent.provision.data",
                "`,\"provision\":{\"type\":\"permit\",\"provision\":[{\"type\":\"deny\"}]}` # provision-too-fine at Consent.provision.provision",
                "`,\"provision\":{\"type\":\"permit\",\"purpose\":[{\"system\":\"x\",\"code\":\"HRESCH\"}]}` # purpose-unknown at Consent.provision.purpose",
                "`,\"provision\":{\"type\":\"permit\",\"actor\":[{\"role\":{\"coding\":[{\"code\":\"IRCP\"}]},\"reference\":{\"reference\":\"Device/1\"}}]}` # actor-not-a-professional at Consent.provision.actor[0].reference.identifier",
                "`,\"provision\":{\"type\":\"deny\"}` # actor-missing at Consent.provision.actor"
            })
    void refusesWhatItCouldNotKeep(String more, String complaint) {
        var answer = martin.post("/Consent", body(more));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer)).containsExactly(complaint);
        assertThat(found(martin, "")).isEmpty();
    }

    @Test
    void refusesAPatientWhoIsNotNamedOrHasNoRecord() {
        var nobody = martin.post("/Consent", "{\"resourceType\":\"Consent\",\"provision\":{\"type\":\"permit\"}}");
        var stranger = Api.newIns().matricule();
        var unknown = martin.post("/Consent", permit().replace(ins.matricule(), stranger));
        var wrong = martin.post("/Consent", permit().replace(ins.matricule(), "279035121518988"));

        assertThat(Api.complaints(nobody)).containsExactly("patient-not-named at Consent.patient");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(unknown)).containsExactly("record-absent");
        assertThat(Api.complaints(wrong)).containsExactly("ins-key at Consent.patient.identifier.value");
    }

    @Test
    void anotherPatientLearnsNothing() {
        var other = Api.as(Someone.patient(Api.enrolled(), "Jean BERNARD"));

        var ofNobody = search("").replace(ins.matricule(), Api.newIns().matricule());
        assertThat(other.get(search("")).statusCode()).isEqualTo(403);
        assertThat(other.get(ofNobody).statusCode()).isEqualTo(403);
        assertThat(Api.found(Consent.class, martin.get(ofNobody))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Consent",
                "/Consent?status=active",
                "/Consent?patient.name=x",
                "/Consent?patient=abc",
                "/Consent?_has:AuditEvent:entity:agent=x"
            })
    void refusesWhatCannotBeAsked(String path) {
        assertThat(martin.get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&status=draft", "&actor=Practitioner/1", "&actor.name=MARTIN", "&consentor=x"})
    void refusesWhatCannotBeAskedBesides(String more) {
        assertThat(martin.get(search(more)).statusCode()).isEqualTo(400);
    }
}
