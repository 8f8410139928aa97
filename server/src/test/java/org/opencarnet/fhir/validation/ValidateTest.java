package org.opencarnet.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.fhir.FhirValidation;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;

class ValidateTest {

    private static final String GOOD = """
            {"resourceType": "DocumentReference", "status": "current", "content": [{"attachment": {"contentType": "text/plain"}}]}""";

    private static Served served;

    @BeforeAll
    static void serve() {
        served = new World().served(FhirValidation.class);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void saysThatNothingIsAmiss() {
        assertThat(errors(validate("DocumentReference", GOOD))).isEmpty();
    }

    @Test
    void namesWhereAndWhatIsAmiss() {
        var answer = validate("DocumentReference", GOOD.replace("current", "running"));

        assertThat(errors(answer)).anySatisfy(error -> assertThat(error).startsWith("DocumentReference.status: "));
    }

    @Test
    void namesElementsThatFhirDoesNotHave() {
        var answer = validate("DocumentReference", GOOD.replace("\"status\"", "\"statut\": \"x\", \"status\""));

        assertThat(errors(answer)).anySatisfy(error -> assertThat(error).contains("statut"));
    }

    @Test
    void takesXml() {
        var xml = "<DocumentReference xmlns=\"http://hl7.org/fhir\"><status value=\"current\"/></DocumentReference>";
        var answer = send("/DocumentReference/$validate", "application/fhir+xml", xml);

        assertThat(errors(answer)).anySatisfy(error -> assertThat(error).contains("DocumentReference.content"));
    }

    @Test
    void takesTheResourceWithinParameters() {
        var wrapped =
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"mode\", \"valueCode\": \"create\"},"
                        + "{\"name\": \"resource\", \"resource\": %s}]}";

        assertThat(errors(validate("DocumentReference", wrapped.formatted(GOOD))))
                .isEmpty();
        assertThat(errors(
                        validate("DocumentReference", wrapped.formatted(GOOD.replace("\"status\": \"current\",", "")))))
                .isNotEmpty();
        assertThat(fault(validate("DocumentReference", "{\"resourceType\": \"Parameters\"}")))
                .isEqualTo("parameter-missing");
    }

    @Test
    void comparesWithAProfileOfOurs() {
        var consent = "{\"resourceType\": \"Consent\", \"status\": \"active\"}";

        assertThat(errors(validate("Consent", consent))).isNotEmpty();
        assertThat(validate("Consent", consent, "?profile=http://example.org/nothing")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void refusesWhatIsNotItsBusiness() {
        assertThat(fault(validate("DocumentReference", GOOD, "?mode=delete"))).isEqualTo("parameter-invalid");
        assertThat(fault(validate("Patient", GOOD))).isEqualTo("invalid-value");
        assertThat(fault(validate("Patient", ""))).isEqualTo("body-missing");
        assertThat(fault(send(
                        "/Patient/$validate",
                        "application/fhir+xml",
                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><Patient>&f;</Patient>")))
                .isEqualTo("dtd-refused");
    }

    @Test
    void isNotForAnybody() {
        assertThat(served.send("POST", "/Patient/$validate", GOOD, "Content-Type", "application/fhir+json")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void doesNotStartWithoutThePackagesThatTheOperatorNames() {
        assertThatThrownBy(() -> new World()
                        .served(Map.of("carnet.fhir.packages", "absent.tgz"), FhirValidation.class)
                        .close())
                .rootCause()
                .hasMessage("carnet.fhir.packages names " + Path.of("absent.tgz") + ", which cannot be read.");
    }

    private static HttpResponse<String> validate(String type, String body, String... query) {
        return send("/" + type + "/$validate" + String.join("", query), "application/fhir+json", body);
    }

    private static HttpResponse<String> send(String path, String type, String body) {
        return served.send("POST", path, body, "Content-Type", type, World.WHO, "doctor");
    }

    /** What is amiss: FHIRPath, colon, words. */
    static List<String> errors(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(OperationOutcome.class, answer).getIssue().stream()
                .filter(issue -> issue.getSeverity().compareTo(IssueSeverity.ERROR) <= 0)
                .map(issue -> issue.getLocation().get(0).getValue() + ": " + issue.getDiagnostics())
                .toList();
    }
}
