package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.Ins;

/** What the patient decides for everything at once, and whom he or the médecin traitant names. */
class StandingDecisionsTest {

    private static final String OWN = "https://opencarnet.org/fhir/CodeSystem/standing-consent";
    private static final String ROLE =
            ",\"extension\":[{\"url\":\"" + FhirPackage.AUTHORIZATION_ROLE + "\",\"valueCode\":\"MEDECIN_TRAITANT\"}]";

    private final Ins ins = Api.enrolled();
    private final String martinsId = Api.newRpps();
    private final Api martin = Api.as(Api.physician(martinsId));
    private final String petitsId = Api.newRpps();
    private final Api petit = Api.as(Api.physician(petitsId));
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));

    private String body(String more) {
        return """
                {"resourceType":"Consent","patient":{"identifier":{"system":"%s","value":"%s"}}%s}""".formatted(Api.TEST_OID, ins.matricule(), more);
    }

    private String permit() {
        return body(",\"provision\":{\"type\":\"permit\"}");
    }

    private String documents(String type) {
        return body(",\"provision\":{\"type\":\"%s\",\"purpose\":[{\"system\":\"%s\",\"code\":\"DOCUMENTS\"}]}"
                .formatted(type, OWN));
    }

    private String naming(String professional) {
        return body(ROLE + """
                ,"provision":{"type":"permit","actor":[{"role":{"coding":[{"code":"IRCP"}]},"reference":
                  {"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"%s"}}}]}""".formatted(professional));
    }

    private HttpResponse<String> list(Api who) {
        return who.get("/DocumentReference?patient.identifier=" + Api.token(ins) + "&status=current");
    }

    /** Whoever sees his own alone is told so in an entry of its own. */
    private List<Resource> seen(Api who) {
        return Api.found(Resource.class, list(who)).stream()
                .filter(DocumentReference.class::isInstance)
                .toList();
    }

    private void fed() {
        var answer = martin.post(
                "/DocumentReference", """
                {"resourceType":"DocumentReference",
                 "masterIdentifier":{"use":"usual","system":"urn:ietf:rfc:3986","value":"urn:uuid:%s"},
                 "status":"current","type":{"coding":[{"system":"http://loinc.org","code":"11505-5"}]},
                 "subject":{"identifier":{"system":"%s","value":"%s"}},
                 "author":[{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"%s"}}],
                 "securityLabel":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"N"}]}],
                 "custodian":{"identifier":{"system":"https://finess.esante.gouv.fr","value":"750803447"}},
                 "content":[{"attachment":{"contentType":"text/plain","data":"TGV0dHJl","title":"Lettre"}}]}""".formatted(UUID.randomUUID(), Api.TEST_OID, ins.matricule(), martinsId));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void thePatientMasksEverythingAndShowsItAgain() {
        petit.post("/Consent", permit());
        fed();
        assertThat(seen(petit)).hasSize(1);

        var denied = patient.post("/Consent", documents("deny"));

        assertThat(denied.statusCode()).as(denied.body()).isEqualTo(201);
        assertThat(Api.read(Consent.class, denied).getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
        fed();
        assertThat(seen(petit)).isEmpty();
        assertThat(seen(martin)).hasSize(2);
        assertThat(seen(patient)).hasSize(2);

        patient.post("/Consent", documents("permit"));
        assertThat(seen(petit)).hasSize(2);
    }

    @Test
    void noProfessionalMasksEverything() {
        martin.post("/Consent", permit());

        assertThat(Api.complaints(martin.post("/Consent", documents("deny"))))
                .containsExactly("not-for-this-requester");
    }

    @Test
    void theMedecinTraitantGivesTheStatusOnToAnAuthorizedPhysician() {
        martin.post("/Consent", body(ROLE + ",\"provision\":{\"type\":\"permit\"}"));
        assertThat(Api.complaints(martin.post("/Consent", naming(petitsId)))).containsExactly("not-yet-authorized");
        petit.post("/Consent", permit());

        var answer = martin.post("/Consent", naming(petitsId));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Api.read(Consent.class, answer)
                        .getExtensionByUrl(FhirPackage.AUTHORIZATION_ROLE)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("MEDECIN_TRAITANT");
        assertThat(Api.found(Consent.class, patient.get("/Consent?patient.identifier=" + Api.token(ins))))
                .filteredOn(consent -> consent.hasExtension(FhirPackage.AUTHORIZATION_ROLE))
                .hasSize(2);
    }

    @Test
    void thePatientNamesAPhysicianAndNobodyElse() {
        var nursesId = Api.newRpps();
        Api.as(Someone.professional(nursesId, "Sandrine BONNET", "60")).post("/Consent", permit());
        petit.post("/Consent", permit());

        assertThat(Api.complaints(patient.post("/Consent", naming(nursesId)))).containsExactly("physicians-only");
        assertThat(patient.post("/Consent", naming(petitsId)).statusCode()).isEqualTo(201);
    }

    @Test
    void anotherProfessionalNamesNobody() {
        martin.post("/Consent", permit());
        petit.post("/Consent", permit());

        assertThat(Api.complaints(martin.post("/Consent", naming(petitsId)))).containsExactly("not-for-this-requester");
    }
}
