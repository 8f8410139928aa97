package org.opencarnet.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.validation.ValidateTest.errors;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.fhir.FhirValidation;
import org.opencarnet.fhir.testing.Material;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;

/** With the official packages, where they lie beside the project, the official examples are judged as their publishers' own validators do. */
@EnabledIf(
        value = "org.opencarnet.fhir.testing.Material#present",
        disabledReason = "NOT TESTED: no ../shared/conformance beside the project")
class OfficialPackagesTest {

    private static Served served;

    @BeforeAll
    static void serve() {
        var packages = Material.FOLDER.resolve("packages").toString();
        served = new World().served(Map.of("carnet.fhir.packages", packages), FhirValidation.class);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minimalProvideDocumentBundleSimple",
                "comprehensiveProvideDocumentBundleSimple",
                "comprehensiveProvideDocumentBundleReplace"
            })
    void findsTheExamplesOfMhdValid(String name) throws IOException {
        assertThat(errors(validate("Bundle", Material.mhd("Bundle-ex-" + name + ".json"))))
                .isEmpty();
    }

    @Test
    void findsWhatTheExamplesOfPdsm4dmpLack() throws IOException {
        var answer = validate("Bundle", Material.example("Bundle-example-td2-iti65-lot-soumission.json"));

        assertThat(errors(answer)).anySatisfy(error -> assertThat(error)
                .contains("masterIdentifier: Identifier.use: minimum required = 1, but only found 0"));
    }

    private static HttpResponse<String> validate(String type, String body) {
        return served.send(
                "POST", "/" + type + "/$validate", body, "Content-Type", "application/fhir+json", World.WHO, "doctor");
    }
}
