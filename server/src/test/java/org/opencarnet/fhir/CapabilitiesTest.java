package org.opencarnet.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;

/** A face that serves documents alone. */
class CapabilitiesTest extends CapabilitiesContract {

    private static Served served;

    @BeforeAll
    static void serve() {
        served = new World().served(Map.of("carnet.fhir.oauth.token-endpoint", "https://identity.example.org/token"));
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Override
    HttpResponse<String> send(String verb, String path, String body, String... headers) {
        var all = Stream.concat(Arrays.stream(headers), Stream.of(World.WHO, "doctor"));
        return served.send(verb, path, body, all.toArray(String[]::new));
    }

    @Test
    void isToldToAnybody() {
        var statement = statement();

        assertThat(served.get("/metadata").statusCode()).isEqualTo(200);
        assertThat(statement.getFhirVersion()).isEqualTo(FHIRVersion._4_0_1);
        assertThat(statement.getSoftware().getName()).isEqualTo("Carnet");
        assertThat(statement.getSoftware().getVersion()).isNotBlank();
        assertThat(statement.getImplementation().getUrl()).isEqualTo(served.base());
        assertThat(texts(statement.getInstantiates()))
                .containsExactly("https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentResponder");
    }

    @Test
    void tellsWhereTokensAreHad() {
        var uris = statement()
                .getRestFirstRep()
                .getSecurity()
                .getExtensionByUrl("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");

        assertThat(uris.getExtensionString("token")).isEqualTo("https://identity.example.org/token");
        assertThat(uris.hasExtension("authorize")).isFalse();
    }

    @Test
    void namesTheTypesThatAreServedAndNoOther() {
        assertThat(types())
                .extracting(CapabilityStatementRestResourceComponent::getType)
                .containsExactly("Binary", "DocumentReference", "List");
        assertThat(send("GET", "/Consent?patient=1", "").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsWithARefusedVerbWhichOnesThereAre() {
        var onOne = send("DELETE", "/DocumentReference/1", "");
        var onAll = send("PUT", "/DocumentReference", "{}");

        assertThat(onOne.headers().firstValue("Allow")).contains("GET, HEAD, PATCH");
        assertThat(onAll.headers().firstValue("Allow")).contains("GET, PATCH");
    }
}
