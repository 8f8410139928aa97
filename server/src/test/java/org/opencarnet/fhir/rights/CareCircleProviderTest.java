package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;

class CareCircleProviderTest {

    private final Ins ins = Api.enrolled();
    private final String nurseId = Api.newRpps();
    private final Api nurse = Api.as(Someone.professional(nurseId, "Sandrine BONNET", "60"));
    private final Api martin = Api.as(Api.physician(Api.newRpps()));
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));

    private String named() {
        return "{\"identifier\":{\"system\":\"%s\",\"value\":\"%s\"}}".formatted(Api.TEST_OID, ins.matricule());
    }

    private String team(String status, String period) {
        return """
                {"resourceType":"CareTeam","status":"%s","subject":%s,"participant":[{"member":
                  {"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"%s"}}%s}]}""".formatted(status, named(), nurseId, period);
    }

    private String relative() {
        return "{\"resourceType\":\"RelatedPerson\",\"patient\":%s,\"name\":[{\"family\":\"DURAND\"}]}"
                .formatted(named());
    }

    private int consults(Api who) {
        return who.get("/RelatedPerson?patient.identifier=" + Api.token(ins)).statusCode();
    }

    private <T extends Resource> List<T> found(Class<T> type, Api who) {
        return Api.found(type, who.get("/" + type.getSimpleName() + "?patient.identifier=" + Api.token(ins)));
    }

    @Test
    void aMemberOfTheTeamIsAsIfAuthorizedWhileTheMembershipLasts() {
        assertThat(consults(nurse)).isEqualTo(403);

        var created = patient.post("/CareTeam", team("active", ""));

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(consults(nurse)).isEqualTo(200);
        var id = Api.read(CareTeam.class, created).getIdElement().getIdPart();
        var ended = patient.put("/CareTeam/" + id, team("inactive", "").replaceFirst("\\{", "{\"id\":\"" + id + "\","));
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(consults(nurse)).isEqualTo(403);
    }

    @Test
    void membershipThatIsOverOrHasNotBegunOpensNothing() {
        patient.post("/CareTeam", team("active", ",\"period\":{\"end\":\"2020-01-01\"}"));
        assertThat(consults(nurse)).isEqualTo(403);

        patient.post("/CareTeam", team("proposed", ""));
        assertThat(consults(nurse)).isEqualTo(403);
    }

    @Test
    void aMemberOfTwoTeamsStaysWhenOneEnds() {
        var one = Api.read(CareTeam.class, patient.post("/CareTeam", team("active", "")))
                .getIdElement()
                .getIdPart();
        patient.post("/CareTeam", team("active", ""));

        patient.put("/CareTeam/" + one, team("inactive", "").replaceFirst("\\{", "{\"id\":\"" + one + "\","));

        assertThat(consults(nurse)).isEqualTo(200);
    }

    @Test
    void onlyThePatientAndWhoeverMayConsultReachTheCircle() {
        var relative = patient.post("/RelatedPerson", relative());
        var id = Api.read(RelatedPerson.class, relative).getIdElement().getIdPart();

        assertThat(found(RelatedPerson.class, patient)).hasSize(1);
        assertThat(martin.get("/RelatedPerson?patient.identifier=" + Api.token(ins))
                        .statusCode())
                .isEqualTo(403);
        assertThat(martin.get("/RelatedPerson/" + id).statusCode()).isEqualTo(404);
        assertThat(martin.get("/RelatedPerson/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(martin.post("/RelatedPerson", relative()).statusCode()).isEqualTo(403);
        assertThat(martin.put("/RelatedPerson/" + id, relative().replaceFirst("\\{", "{\"id\":\"" + id + "\","))
                        .statusCode())
                .isEqualTo(404);

        patient.post("/CareTeam", team("active", ""));
        assertThat(found(RelatedPerson.class, nurse)).hasSize(1);
        assertThat(nurse.get("/RelatedPerson/" + id).statusCode()).isEqualTo(200);
        assertThat(nurse.post("/RelatedPerson", relative()).statusCode()).isEqualTo(201);
    }

    @Test
    void aResourceStaysWithItsPatient() {
        var other = Api.enrolled();
        var mine = Api.read(RelatedPerson.class, patient.post("/RelatedPerson", relative()));
        var id = mine.getIdElement().getIdPart();

        patient.put(
                "/RelatedPerson/" + id,
                relative().replace(ins.matricule(), other.matricule()).replaceFirst("\\{", "{\"id\":\"" + id + "\","));

        assertThat(found(RelatedPerson.class, patient)).hasSize(1);
        assertThat(Api.found(
                        RelatedPerson.class,
                        Api.as(Someone.patient(other, "X"))
                                .get("/RelatedPerson?patient.identifier=" + Api.token(other))))
                .isEmpty();
    }

    @Test
    void aChangeOnAVersionThatIsNoLongerCurrentIsRefused() {
        var created = Api.read(RelatedPerson.class, patient.post("/RelatedPerson", relative()));
        var id = created.getIdElement().getIdPart();
        var body = relative().replaceFirst("\\{", "{\"id\":\"" + id + "\",");

        assertThat(patient.put("/RelatedPerson/" + id, body, "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(patient.put("/RelatedPerson/" + id, body, "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void refusesWhatRefersToNothing() {
        var body = team("active", "")
                .replace(
                        "\"participant\":[",
                        "\"participant\":[{\"member\":{\"reference\":\"Practitioner/" + UUID.randomUUID() + "\"}},");

        var answer = patient.post("/CareTeam", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer)).containsExactly("reference-unknown");
        assertThat(found(CareTeam.class, patient)).isEmpty();
    }

    @Test
    void whoIsAroundAnotherPatientIsAsUnknownAsNobody() {
        var other = Api.enrolled();
        var anothers = Api.read(
                        RelatedPerson.class,
                        Api.as(Someone.patient(other, "X"))
                                .post("/RelatedPerson", relative().replace(ins.matricule(), other.matricule())))
                .getIdElement()
                .getIdPart();

        var ofAnother = patient.post("/CareTeam", with(anothers));
        var ofNobody = patient.post("/CareTeam", with(UUID.randomUUID().toString()));

        assertThat(ofAnother.statusCode()).as(ofAnother.body()).isEqualTo(422);
        assertThat(ofAnother.body().replaceAll("[0-9a-f-]{36}", ""))
                .isEqualTo(ofNobody.body().replaceAll("[0-9a-f-]{36}", ""));
        var own = Api.read(RelatedPerson.class, patient.post("/RelatedPerson", relative()));
        assertThat(patient.post("/CareTeam", with(own.getIdElement().getIdPart()))
                        .statusCode())
                .isEqualTo(201);
    }

    private String with(String relative) {
        return team("active", "")
                .replace(
                        "\"participant\":[",
                        "\"participant\":[{\"member\":{\"reference\":\"RelatedPerson/" + relative + "\"}},");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/CareTeam", "/RelatedPerson", "/Consent", ""})
    void refusesAnEmptyBody(String path) {
        assertThat(patient.post(path, "").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAPatchThatNamesNoConsent() {
        assertThat(patient.patch("/Consent?actor=Practitioner/" + nurseId, "application/json-patch+json", "[]")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void refusesASearchWithoutAPatient() {
        assertThat(martin.get("/CareTeam").statusCode()).isEqualTo(400);
        assertThat(martin.get("/CareTeam?status=active").statusCode()).isEqualTo(400);
        assertThat(martin.get("/RelatedPerson?patient.name=x").statusCode()).isEqualTo(400);
    }
}
