package org.opencarnet.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;

class CapabilitiesTest {

    private static final String SOMEBODY = "patient=" + UUID.randomUUID();

    private static Served served;
    private static CapabilityStatement statement;

    @BeforeAll
    static void serve() {
        served = new World().served(Map.of("carnet.fhir.oauth.token-endpoint", "https://identity.example.org/token"));
        statement = read(CapabilityStatement.class, served.get("/metadata"));
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void isToldToAnybody() {
        assertThat(statement.getFhirVersion()).isEqualTo(FHIRVersion._4_0_1);
        assertThat(statement.getSoftware().getName()).isEqualTo("Carnet");
        assertThat(statement.getSoftware().getVersion()).isNotBlank();
        assertThat(statement.getImplementation().getUrl()).isEqualTo(served.base());
        assertThat(texts(statement.getInstantiates()))
                .containsExactly("https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentResponder");
    }

    @Test
    void tellsWhereTokensAreHad() {
        var uris = statement
                .getRestFirstRep()
                .getSecurity()
                .getExtensionByUrl("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");

        assertThat(uris.getExtensionString("token")).isEqualTo("https://identity.example.org/token");
        assertThat(uris.hasExtension("authorize")).isFalse();
    }

    @Test
    void namesTheTypesThatAreServed() {
        assertThat(statement.getRestFirstRep().getResource())
                .extracting(CapabilityStatementRestResourceComponent::getType)
                .containsExactly("Binary", "DocumentReference", "List");
    }

    static Stream<CapabilityStatementRestResourceComponent> types() {
        return statement.getRestFirstRep().getResource().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void declaresAnInteractionIfAndOnlyIfItIsAnswered(CapabilityStatementRestResourceComponent resource) {
        var declared =
                resource.getInteraction().stream().map(one -> one.getCode()).toList();
        for (var interaction : TypeRestfulInteraction.values()) {
            if (interaction != TypeRestfulInteraction.NULL) {
                var answer = attempt(resource.getType(), interaction);

                assertThat(answer.statusCode() != 405)
                        .as("%s %s: %s", resource.getType(), interaction, answer.body())
                        .isEqualTo(declared.contains(interaction));
            }
        }
    }

    @Test
    void tellsWithARefusedVerbWhichOnesThereAre() {
        var onOne = served.send("DELETE", "/DocumentReference/1", "", World.WHO, "doctor");
        var onAll = served.send("PUT", "/DocumentReference", "{}", World.WHO, "doctor");

        assertThat(onOne.headers().firstValue("Allow")).contains("GET, HEAD, PATCH");
        assertThat(onAll.headers().firstValue("Allow")).contains("GET, PATCH");
    }

    @ParameterizedTest
    @MethodSource("types")
    void declaresNoParameterThatIsNotUnderstood(CapabilityStatementRestResourceComponent resource) {
        for (var parameter : resource.getSearchParam()) {
            var value =
                    switch (parameter.getType()) {
                        case DATE -> "2020";
                        case STRING -> "x";
                        default -> parameter.getName().startsWith("is") ? "true" : "current";
                    };
            var patient = parameter.getName().matches("(patient|subject).*") ? "" : "&" + SOMEBODY;
            var answer = strict(resource.getType(), parameter.getName() + "=" + value + patient);

            assertThat(answer.statusCode() == 200 || !fault(answer).matches("parameter-(unknown|refused)"))
                    .as("%s: %s", parameter.getName(), answer.body())
                    .isTrue();
        }
    }

    @Test
    void understandsNoParameterThatIsNotDeclared() {
        for (var name : List.of(
                "authenticator",
                "contenttype",
                "custodian",
                "description",
                "encounter",
                "language",
                "location",
                "relation",
                "relationship",
                "_profile",
                "_tag",
                "_security",
                "_source")) {
            assertThat(fault(strict("DocumentReference", name + "=x&" + SOMEBODY)))
                    .isEqualTo("parameter-unknown");
        }
    }

    @Test
    void includesWhatItDeclares() {
        types().forEach(resource -> texts(resource.getSearchInclude())
                .forEach(include -> assertThat(strict(resource.getType(), SOMEBODY + "&_include=" + include)
                                .statusCode())
                        .isEqualTo(200)));
    }

    @Test
    void takesThePatchFormatsAndGivesTheFormatsThatItDeclares() {
        for (var format : texts(statement.getPatchFormat())) {
            assertThat(served.send(
                                    "PATCH",
                                    "/DocumentReference/" + UUID.randomUUID(),
                                    "x",
                                    "Content-Type",
                                    format,
                                    World.WHO,
                                    "doctor")
                            .statusCode())
                    .isEqualTo(400);
        }
        for (var format : texts(statement.getFormat())) {
            assertThat(served.get("/metadata", "Accept", format).headers().firstValue("Content-Type"))
                    .contains(format + ";charset=UTF-8");
        }
    }

    @Test
    void takesNoBundleWhereNoTransactionIsDeclared() {
        assertThat(statement.getRestFirstRep().getInteraction()).isEmpty();
        assertThat(served.send("POST", "/", "{}", "Content-Type", "application/fhir+json")
                        .statusCode())
                .isEqualTo(405);
    }

    private static HttpResponse<String> attempt(String type, TypeRestfulInteraction interaction) {
        var one = "/" + type + "/" + UUID.randomUUID();
        return switch (interaction) {
            case READ -> served.get(one, World.WHO, "doctor");
            case VREAD -> served.get(one + "/_history/1", World.WHO, "doctor");
            case HISTORYINSTANCE -> served.get(one + "/_history", World.WHO, "doctor");
            case HISTORYTYPE -> served.get("/" + type + "/_history", World.WHO, "doctor");
            case SEARCHTYPE -> served.get("/" + type + "?" + SOMEBODY, World.WHO, "doctor");
            case CREATE -> send("POST", "/" + type, "application/fhir+json");
            case UPDATE -> send("PUT", one, "application/fhir+json");
            case PATCH -> send("PATCH", one, "application/json-patch+json");
            case DELETE -> send("DELETE", one, "application/fhir+json");
            case NULL -> throw new IllegalArgumentException();
        };
    }

    private static HttpResponse<String> send(String verb, String path, String type) {
        return served.send(verb, path, "[]", "Content-Type", type, World.WHO, "doctor");
    }

    private static HttpResponse<String> strict(String type, String query) {
        return served.get("/" + type + "?" + query, World.WHO, "doctor", "Prefer", "handling=strict");
    }

    private static List<String> texts(List<? extends PrimitiveType<String>> list) {
        return Arrays.asList(list.stream().map(PrimitiveType::getValue).toArray(String[]::new));
    }
}
