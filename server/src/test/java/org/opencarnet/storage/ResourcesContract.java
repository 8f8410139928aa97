package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Resources;

/** What every store of plain FHIR resources does. Each test makes its own resources, marked by a {@link #mark()}. */
public interface ResourcesContract {

    String SYSTEM = "urn:oid:1.2.250.1.213.1.4.10";

    Resources resources();

    /** A word in letters that no other test uses. */
    static String mark() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .collect(
                        StringBuilder::new,
                        (word, c) -> word.append((char) ('a' + Character.digit(c, 16))),
                        StringBuilder::append)
                .toString();
    }

    private static String patient(String mark) {
        return """
                {"resourceType":"Patient",
                 "identifier":[{"system":"%s","value":"%s"}],"active":true,
                 "name":[{"family":"%s","given":["Anne-Élodie","Marie"]}],
                 "gender":"female","birthDate":"1984-02-29"}""".formatted(SYSTEM, mark, mark);
    }

    private String stored(String type, String json) {
        String id = UUID.randomUUID().toString();
        resources().create(type, id, json);
        return id;
    }

    private List<String> found(String type, String name, String value) {
        return resources().search(type, Map.of(name, List.of(value)), 10);
    }

    @Test
    default void readsBackWhatIsStoredUnderTheIdGiven() {
        String id = UUID.randomUUID().toString();

        String stored = resources().create("Patient", id, patient(mark()));

        assertThat(stored).contains("\"id\":\"" + id + "\"", "\"versionId\":\"1\"", "\"lastUpdated\"", "Anne-Élodie");
        assertThat(resources().read("Patient", id)).contains(stored);
    }

    @Test
    default void knowsNothingOfAnAbsentResource() {
        assertThat(resources().read("Patient", UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    default void knowsAResourceOnlyUnderItsType() {
        String id = stored("Patient", patient(mark()));

        assertThat(resources().read("Practitioner", id)).isEmpty();
    }

    @Test
    default void eachUpdateIsANewVersion() {
        String mark = mark();
        String id = stored("Patient", patient(mark));

        resources().update("Patient", id, patient(mark));
        String third = resources().update("Patient", id, patient(mark).replace("female", "unknown"));

        assertThat(third).contains("\"versionId\":\"3\"");
        assertThat(resources().read("Patient", id)).contains(third);
        assertThat(found("Patient", "identifier", SYSTEM + "|" + mark)).containsExactly(third);
    }

    @Test
    default void findsByWhatItHoldsNowAndNotByWhatItHeld() {
        String before = mark();
        String after = mark();
        String id = stored("Patient", patient(before));

        resources().update("Patient", id, patient(after));

        assertThat(found("Patient", "family", before)).isEmpty();
        assertThat(found("Patient", "family", after)).hasSize(1);
    }

    @Test
    default void createsNoIdTwice() {
        String id = UUID.randomUUID().toString();
        String first = resources().create("Patient", id, patient(mark()));

        assertThatIllegalArgumentException().isThrownBy(() -> resources().create("Patient", id, patient(mark())));

        assertThat(resources().read("Patient", id)).contains(first);
    }

    @Test
    default void updatesNothingThatIsAbsent() {
        String id = UUID.randomUUID().toString();

        assertThatIllegalArgumentException().isThrownBy(() -> resources().update("Patient", id, patient(mark())));

        assertThat(resources().read("Patient", id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no JSON
                    {"resourceType":"Practitioner"}
                    {"resourceType":"Patient","colour":"blue"}
                    {"resourceType":"Patient","birthDate":"yesterday"}
                    """)
    default void refusesWhatIsNotAPatientInFhirR4(String json) {
        String id = UUID.randomUUID().toString();

        assertThatIllegalArgumentException().isThrownBy(() -> resources().create("Patient", id, json));
    }

    @Test
    default void keepsNoOtherTypeThanThoseDeclared() {
        assertThatIllegalArgumentException().isThrownBy(() -> resources()
                .create("Basic", UUID.randomUUID().toString(), "{\"resourceType\":\"Basic\"}"));
        assertThatIllegalArgumentException().isThrownBy(() -> resources().search("Basic", Map.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> resources().read("Basic", "x"));
    }

    @Test
    default void refusesAReferenceToWhatIsNotThere() {
        String json = """
                {"resourceType":"RelatedPerson","patient":{"reference":"Patient/%s"}}""".formatted(UUID.randomUUID());

        assertThatIllegalArgumentException().isThrownBy(() -> stored("RelatedPerson", json));
    }

    @Test
    default void takesALogicalReferenceToWhatIsNotThere() {
        String id = stored("CareTeam", """
                {"resourceType":"CareTeam","participant":[{"member":
                  {"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"899700990015"}}}]}""");

        assertThat(resources().read("CareTeam", id)).isPresent();
    }

    @Test
    default void findsByIdentifierWithItsSystemAlone() {
        String mark = mark();
        String id = stored("Patient", patient(mark));

        assertThat(found("Patient", "identifier", SYSTEM + "|" + mark))
                .singleElement(STRING)
                .contains(id);
        assertThat(found("Patient", "identifier", "urn:oid:1.2.250.1.213.1.4.8|" + mark))
                .isEmpty();
        assertThat(found("Patient", "identifier", SYSTEM + "|" + mark.substring(1)))
                .isEmpty();
        assertThat(found("Patient", "identifier", SYSTEM + "|x," + SYSTEM + "|" + mark))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "identifier,284029912345678",
        "identifier,|284029912345678",
        "identifier,urn:oid:1.2.250.1.213.1.4.10|",
        "identifier,'urn:oid:1.2|x,y'",
        "identifier,''",
        "family,' '",
        "birthdate,1984-2",
        "birthdate,ap1984",
        "family:exact,Durand",
        "_has:RelatedPerson:patient:identifier,urn:x|1",
        "general-practitioner,Practitioner/1",
        "general-practitioner.name,Martin",
        "_filter,family eq 'Durand'",
        "_lastUpdated,2026",
        "_content,Durand",
        "address,Paris"
    })
    default void refusesEveryOtherQuestion(String name, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> found("Patient", name, value));
    }

    @Test
    default void findsAPatientByTraits() {
        String mark = mark();
        String id = stored("Patient", patient(mark));

        assertThat(found("Patient", "_id", id)).hasSize(1);
        assertThat(traits(mark, Map.of("given", List.of("anne-elo")))).hasSize(1);
        assertThat(traits(mark, Map.of("given", List.of("Anne", "Marie")))).hasSize(1);
        assertThat(traits(mark, Map.of("given", List.of("Anne", "Zoé")))).isEmpty();
        assertThat(traits(mark, Map.of("given", List.of("Zoé,Marie")))).hasSize(1);
        assertThat(traits(mark, Map.of("given", List.of("lodie")))).isEmpty();
        assertThat(traits(mark, Map.of("gender", List.of("female"), "active", List.of("true"))))
                .hasSize(1);
        assertThat(traits(mark, Map.of("gender", List.of("http://hl7.org/fhir/administrative-gender|female"))))
                .hasSize(1);
        assertThat(traits(mark, Map.of("gender", List.of("urn:other|female")))).isEmpty();
        assertThat(traits(mark, Map.of("gender", List.of("male")))).isEmpty();
        assertThat(traits(mark, Map.of("active", List.of("false")))).isEmpty();
    }

    private List<String> traits(String mark, Map<String, List<String>> others) {
        Map<String, List<String>> parameters = new HashMap<>(others);
        parameters.put("family", List.of(mark.substring(0, 12).toUpperCase(Locale.ROOT)));
        return resources().search("Patient", parameters, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "1984-02-29,1",
        "1984-02-28,0",
        "1984-02,1",
        "1984-03,0",
        "1984,1",
        "ge1984-02-29,1",
        "gt1984-02-29,0",
        "le1984-02-29,1",
        "lt1984-02-29,0",
        "lt1984-03,1",
        "eq1984,1",
        "'1983,1984',1"
    })
    default void findsByBirthDateAndItsParts(String value, int count) {
        String mark = mark();
        stored("Patient", patient(mark));

        assertThat(traits(mark, Map.of("birthdate", List.of(value)))).hasSize(count);
    }

    @Test
    default void aBirthDateBetweenTwoDatesIsTwoValues() {
        String mark = mark();
        stored("Patient", patient(mark));

        assertThat(traits(mark, Map.of("birthdate", List.of("ge1984-02-01", "le1984-02-29"))))
                .hasSize(1);
        assertThat(traits(mark, Map.of("birthdate", List.of("ge1984-02-01", "le1984-02-28"))))
                .isEmpty();
    }

    @Test
    default void givesNoMoreThanTheLimit() {
        String mark = mark();
        for (int i = 0; i < 3; i++) {
            stored("Patient", patient(mark));
        }

        assertThat(resources().search("Patient", Map.of("family", List.of(mark)), 2))
                .hasSize(2);
    }

    private String doctor(String mark) {
        return stored("Practitioner", """
                {"resourceType":"Practitioner","identifier":[{"system":"urn:rpps","value":"%s"}],
                 "name":[{"family":"%s","given":["Paul"],"prefix":["DR"]}]}""".formatted(mark, mark));
    }

    private String clinic(String mark) {
        return stored("Organization", """
                {"resourceType":"Organization","identifier":[{"system":"urn:finess","value":"%s"}],
                 "active":true,"name":"Clinique %s"}""".formatted(mark, mark));
    }

    @Test
    default void findsProfessionalsAndStructures() {
        String mark = mark();
        doctor(mark);
        clinic(mark);

        assertThat(found("Practitioner", "name", mark)).hasSize(1);
        assertThat(found("Practitioner", "name", "paul")).isNotEmpty();
        assertThat(found("Practitioner", "family", mark)).hasSize(1);
        assertThat(found("Practitioner", "identifier", "urn:rpps|" + mark)).hasSize(1);
        assertThat(found("Organization", "name", "clinique " + mark)).hasSize(1);
        assertThat(found("Organization", "identifier", "urn:finess|" + mark)).hasSize(1);
    }

    @Test
    default void findsWhatAProfessionalIsInAStructure() {
        String doctor = doctor(mark());
        String clinic = clinic(mark());
        String role = stored("PractitionerRole", """
                {"resourceType":"PractitionerRole","practitioner":{"reference":"Practitioner/%s"},
                 "organization":{"reference":"Organization/%s"},
                 "code":[{"coding":[{"system":"urn:g15","code":"10"}]}],
                 "specialty":[{"coding":[{"system":"urn:s","code":"SM54"}]}]}""".formatted(doctor, clinic));

        assertThat(found("PractitionerRole", "practitioner", "Practitioner/" + doctor))
                .singleElement(STRING)
                .contains(role);
        assertThat(found("PractitionerRole", "practitioner", "Practitioner/" + clinic))
                .isEmpty();
        assertThat(roles(clinic, Map.of("role", List.of("urn:g15|10"), "specialty", List.of("SM54"))))
                .hasSize(1);
        assertThat(roles(clinic, Map.of("role", List.of("urn:g15|60")))).isEmpty();
        assertThat(roles(clinic, Map.of("role", List.of("urn:s|10")))).isEmpty();
    }

    private List<String> roles(String organization, Map<String, List<String>> others) {
        Map<String, List<String>> parameters = new HashMap<>(others);
        parameters.put("organization", List.of("Organization/" + organization));
        return resources().search("PractitionerRole", parameters, 10);
    }

    @Test
    default void tellsAroundWhomSomebodyIs() {
        String patient = stored("Patient", patient(mark()));
        String relative = stored(
                "RelatedPerson",
                "{\"resourceType\":\"RelatedPerson\",\"patient\":{\"reference\":\"Patient/" + patient + "\"}}");
        String team = stored("CareTeam", """
                {"resourceType":"CareTeam","subject":{"reference":"Patient/%s"},
                 "participant":[{"member":{"reference":"RelatedPerson/%s"}}]}""".formatted(patient, relative));

        assertThat(resources().around("RelatedPerson", relative)).contains(new RecordId(UUID.fromString(patient)));
        assertThat(resources().around("CareTeam", team)).contains(new RecordId(UUID.fromString(patient)));
        assertThat(resources().around("CareTeam", relative)).isEmpty();
        assertThat(resources().around("CareTeam", UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    default void forgetsAPatientAndWhoIsAroundHimAndNobodyElse() {
        String patient = stored("Patient", patient(mark()));
        String other = stored("Patient", patient(mark()));
        String relative = stored(
                "RelatedPerson",
                "{\"resourceType\":\"RelatedPerson\",\"patient\":{\"reference\":\"Patient/" + patient + "\"}}");
        String team = stored("CareTeam", """
                {"resourceType":"CareTeam","subject":{"reference":"Patient/%s"},
                 "participant":[{"member":{"reference":"RelatedPerson/%s"}}]}""".formatted(patient, relative));
        resources().update("Patient", patient, patient(mark()));

        resources().forget(new RecordId(UUID.fromString(patient)));

        assertThat(resources().read("Patient", patient)).isEmpty();
        assertThat(resources().read("RelatedPerson", relative)).isEmpty();
        assertThat(resources().read("CareTeam", team)).isEmpty();
        assertThat(resources().around("CareTeam", team)).isEmpty();
        assertThat(resources().read("Patient", other)).isPresent();
    }

    @Test
    default void findsWhoIsAroundAPatient() {
        String patient = stored("Patient", patient(mark()));
        String mother = stored("RelatedPerson", """
                {"resourceType":"RelatedPerson","patient":{"reference":"Patient/%s"}}""".formatted(patient));
        String doctor = stored("Practitioner", "{\"resourceType\":\"Practitioner\",\"active\":true}");
        String team = stored("CareTeam", """
                {"resourceType":"CareTeam","status":"active","subject":{"reference":"Patient/%s"},
                 "participant":[{"member":{"reference":"Practitioner/%s"}}]}""".formatted(patient, doctor));

        assertThat(found("RelatedPerson", "patient", "Patient/" + patient))
                .singleElement(STRING)
                .contains(mother);
        assertThat(resources()
                        .search(
                                "CareTeam",
                                Map.of(
                                        "patient",
                                        List.of("Patient/" + patient),
                                        "status",
                                        List.of("active"),
                                        "participant",
                                        List.of("Practitioner/" + doctor)),
                                9))
                .singleElement(STRING)
                .contains(team);
        assertThat(found("CareTeam", "participant", "Practitioner/" + patient)).isEmpty();
    }
}
