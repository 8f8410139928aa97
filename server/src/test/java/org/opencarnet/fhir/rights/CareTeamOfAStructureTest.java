package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CareTeam;
import org.junit.jupiter.api.Test;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;

/** A care team that a structure declares, where the operator lets it. */
class CareTeamOfAStructureTest {

    private static final String CLINIC = "1990000010";
    private static final String ANOTHER = "1990000028";

    private final Ins ins = Api.enrolled();
    private final String nurseId = Api.newRpps();
    private final Api nurse = Api.as(Someone.professional(nurseId, "Sandrine BONNET", "60"));
    private final Api clinic = Api.as(Someone.structure(CLINIC, "Clinique"));
    private final Api another = Api.as(Someone.structure(ANOTHER, "Autre clinique"));
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));

    private String team(String status, String manager) {
        return """
                {"resourceType":"CareTeam","status":"%s","subject":{"identifier":{"system":"%s","value":"%s"}},
                 "managingOrganization":[{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.2","value":"%s"}}],
                 "participant":[{"member":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"%s"}}}]}""".formatted(status, Api.TEST_OID, ins.matricule(), manager, nurseId);
    }

    private int consults() {
        return nurse.get("/RelatedPerson?patient.identifier=" + Api.token(ins)).statusCode();
    }

    @Test
    void aStructureDeclaresAndEndsItsOwnTeam() {
        assertThat(consults()).isEqualTo(403);

        var created = clinic.post("/CareTeam", team("active", CLINIC));

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(consults()).isEqualTo(200);
        var id = Api.read(CareTeam.class, created).getIdElement().getIdPart();
        var inactive = team("inactive", CLINIC).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        assertThat(another.put("/CareTeam/" + id, inactive).statusCode()).isEqualTo(404);
        assertThat(consults()).isEqualTo(200);
        assertThat(clinic.put("/CareTeam/" + id, inactive).statusCode()).isEqualTo(200);
        assertThat(consults()).isEqualTo(403);
    }

    @Test
    void thePatientEndsWhatAStructureDeclared() {
        var id = Api.read(CareTeam.class, clinic.post("/CareTeam", team("active", CLINIC)))
                .getIdElement()
                .getIdPart();

        var ended =
                patient.put("/CareTeam/" + id, team("inactive", CLINIC).replaceFirst("\\{", "{\"id\":\"" + id + "\","));

        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(consults()).isEqualTo(403);
    }

    @Test
    void aStructureDeclaresNobodyElse() {
        assertThat(Api.complaints(clinic.post("/CareTeam", team("active", ANOTHER))))
                .containsExactly("not-their-team");
        assertThat(Api.complaints(clinic.post(
                        "/RelatedPerson",
                        "{\"resourceType\":\"RelatedPerson\",\"patient\":{\"identifier\":{\"system\":\"%s\",\"value\":\"%s\"}}}"
                                .formatted(Api.TEST_OID, ins.matricule()))))
                .containsExactly("not-their-team");
        assertThat(clinic.get("/CareTeam?patient.identifier=" + Api.token(ins)).statusCode())
                .isEqualTo(403);
    }
}
