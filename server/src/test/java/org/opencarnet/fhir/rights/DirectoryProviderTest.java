package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.profiles.FhirPackage;

class DirectoryProviderTest {

    private static final String SYSTEM = "urn:oid:1.2.250.1.71.4.2.1";

    private final Api enrolment = Api.as(Someone.enrolment());
    private final Api martin = Api.as(Api.physician(Api.newRpps()));
    private final String rpps = Api.newRpps();

    private String practitioner(String family) {
        return """
                {"resourceType":"Practitioner","identifier":[{"system":"%s","value":"%s"}],
                 "name":[{"family":"%s","given":["Antoine"]}]}""".formatted(SYSTEM, rpps, family);
    }

    private String created() {
        return Api.read(Practitioner.class, enrolment.post("/Practitioner", practitioner("PETIT")))
                .getIdElement()
                .getIdPart();
    }

    @Test
    void enrolmentKeepsTheDirectoryAndEverybodyReadsIt() {
        var id = created();

        assertThat(Api.found(
                        Practitioner.class, martin.get("/Practitioner?identifier=" + Api.encoded(SYSTEM + "|" + rpps))))
                .extracting(each -> each.getNameFirstRep().getFamily())
                .containsExactly("PETIT");
        assertThat(Api.read(Practitioner.class, martin.get("/Practitioner/" + id))
                        .getIdentifierFirstRep()
                        .getValue())
                .isEqualTo(rpps);
        var changed = enrolment.put(
                "/Practitioner/" + id, practitioner("PETIT-LENOIR").replaceFirst("\\{", "{\"id\":\"" + id + "\","));
        assertThat(Api.read(Practitioner.class, changed).getNameFirstRep().getFamily())
                .isEqualTo("PETIT-LENOIR");
    }

    @Test
    void rolesReferToTheirPractitioner() {
        var id = created();
        var role = """
                {"resourceType":"PractitionerRole","practitioner":{"reference":"Practitioner/%s"},
                 "code":[{"coding":[{"system":"urn:oid:1.2.250.1.71.1.2.7","code":"10"}]}]}""";

        assertThat(enrolment.post("/PractitionerRole", role.formatted(id)).statusCode())
                .isEqualTo(201);
        assertThat(Api.found(PractitionerRole.class, martin.get("/PractitionerRole?practitioner=Practitioner/" + id)))
                .hasSize(1);
        assertThat(Api.complaints(enrolment.post("/PractitionerRole", role.formatted(UUID.randomUUID()))))
                .containsExactly("reference-unknown");
    }

    @Test
    void nobodyElseKeepsIt() {
        var id = created();

        assertThat(martin.post("/Practitioner", practitioner("X")).statusCode()).isEqualTo(403);
        assertThat(martin.put("/Practitioner/" + id, practitioner("X").replaceFirst("\\{", "{\"id\":\"" + id + "\","))
                        .statusCode())
                .isEqualTo(403);
        assertThat(martin.send("DELETE", "/Practitioner/" + id, "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void anIdentifierIsOnlyOnceInTheDirectory() {
        created();

        var again = enrolment.post("/Practitioner", practitioner("PETIT"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Api.complaints(again)).containsExactly("resource-exists");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var id = UUID.randomUUID();

        assertThat(martin.get("/Organization/" + id).statusCode()).isEqualTo(404);
        assertThat(enrolment
                        .put("/Organization/" + id, "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Practitioner?identifier=899700990015",
                "/Practitioner?_has:PractitionerRole:practitioner:role=10",
                "/Practitioner?qualification-code=x",
                "/PractitionerRole?practitioner.family=PETIT",
                "/Organization?name:contains=x",
                "/Practitioner?family="
            })
    void refusesWhatCannotBeAsked(String path) {
        assertThat(martin.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void terminologyIsOpenToEverybody() {
        var nobody = Api.nobody();

        assertThat(Api.found(
                        CodeSystem.class,
                        nobody.get("/CodeSystem?url=" + FhirPackage.CANONICAL + "/CodeSystem/action")))
                .hasSize(1);
        assertThat(Api.read(ValueSet.class, nobody.get("/ValueSet/record-state"))
                        .getUrl())
                .isEqualTo(FhirPackage.CANONICAL + "/ValueSet/record-state");
        assertThat(Api.found(StructureDefinition.class, nobody.get("/StructureDefinition?_id=record-state")))
                .extracting(StructureDefinition::getUrl)
                .containsExactly(FhirPackage.RECORD_STATE);
        assertThat(nobody.get("/CodeSystem/none").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/CodeSystem?content=complete").statusCode()).isEqualTo(400);
        assertThat(nobody.get("/Practitioner").statusCode()).isEqualTo(401);
    }
}
