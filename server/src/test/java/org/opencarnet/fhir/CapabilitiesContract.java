package org.opencarnet.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CapabilityStatement of a running face, and the face itself: each is asked for everything that the other has, and for what it has not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CapabilitiesContract {

    private static final String JSON = "application/fhir+json";
    private static final String SOMEBODY = UUID.randomUUID().toString();

    /** Whatever request, from somebody who is known; headers as name, value, name, value. */
    abstract HttpResponse<String> send(String verb, String path, String body, String... headers);

    final CapabilityStatement statement() {
        return read(CapabilityStatement.class, send("GET", "/metadata", "", "Accept", JSON));
    }

    final Stream<CapabilityStatementRestResourceComponent> types() {
        return statement().getRestFirstRep().getResource().stream();
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

    @ParameterizedTest
    @MethodSource("types")
    void declaresNoParameterThatIsNotUnderstood(CapabilityStatementRestResourceComponent resource) {
        for (var parameter : resource.getSearchParam()) {
            var answer = search(resource, parameter.getName(), value(parameter));

            assertThat(answer.statusCode() == 200 || !fault(answer).matches("parameter-(unknown|refused)"))
                    .as("%s: %s", parameter.getName(), answer.body())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void understandsNoParameterThatIsNotDeclared(CapabilityStatementRestResourceComponent resource) {
        var others = types().flatMap(type -> type.getSearchParam().stream())
                .map(CapabilityStatementRestResourceSearchParamComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        others.addAll(List.of("contenttype", "language", "encounter", "_profile", "_tag", "_security", "_source"));
        resource.getSearchParam().forEach(declared -> others.remove(declared.getName()));

        for (var name : resource.hasSearchParam() ? others : List.<String>of()) {
            var answer = search(resource, name, "x");

            assertThat(answer.statusCode()).as(name + answer.body()).isBetween(400, 403);
            assertThat(fault(answer)).as(name).matches("parameter-(unknown|refused)|trait-search-closed");
        }
    }

    @Test
    void includesWhatItDeclares() {
        types().forEach(resource -> texts(resource.getSearchInclude()).forEach(include -> assertThat(
                        search(resource, "_include", include).statusCode())
                .isEqualTo(200)));
    }

    @Test
    void doesTheOperationsThatItDeclaresAndNoOther() {
        types().forEach(resource -> {
            var declared = resource.getOperation().stream()
                    .map(one -> "$" + one.getName())
                    .toList();
            for (var name : List.of("$validate", "$everything", "$docref", "$meta", "$expunge", "$graphql")) {
                var answer = send("POST", "/" + resource.getType() + "/" + name, "", "Content-Type", JSON);

                assertThat(answer.statusCode() != 404)
                        .as("%s: %s", name, answer.body())
                        .isEqualTo(declared.contains(name));
            }
        });
    }

    @Test
    void takesThePatchFormatsAndGivesTheFormatsThatItDeclares() {
        for (var format : texts(statement().getPatchFormat())) {
            assertThat(send("PATCH", "/DocumentReference/" + UUID.randomUUID(), "x", "Content-Type", format)
                            .statusCode())
                    .isEqualTo(400);
        }
        for (var format : texts(statement().getFormat())) {
            assertThat(send("GET", "/metadata", "", "Accept", format).headers().firstValue("Content-Type"))
                    .contains(format + ";charset=UTF-8");
        }
    }

    @Test
    void takesABundleIfAndOnlyIfTransactionIsDeclared() {
        assertThat(send("POST", "/", "{}", "Content-Type", JSON).statusCode() != 405)
                .isEqualTo(declares(SystemRestfulInteraction.TRANSACTION));
    }

    @Test
    void answersABatchIfAndOnlyIfBatchIsDeclared() {
        var batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}";

        assertThat(send("POST", "/", batch, "Content-Type", JSON).statusCode() == 200)
                .isEqualTo(declares(SystemRestfulInteraction.BATCH));
    }

    private boolean declares(SystemRestfulInteraction interaction) {
        return statement().getRestFirstRep().getInteraction().stream().anyMatch(one -> one.getCode() == interaction);
    }

    private HttpResponse<String> attempt(String type, TypeRestfulInteraction interaction) {
        var one = "/" + type + "/" + UUID.randomUUID();
        return switch (interaction) {
            case READ -> send("GET", one, "");
            case VREAD -> send("GET", one + "/_history/1", "");
            case HISTORYINSTANCE -> send("GET", one + "/_history", "");
            case HISTORYTYPE -> send("GET", "/" + type + "/_history", "");
            case SEARCHTYPE -> send("GET", "/" + type + "?patient=" + SOMEBODY, "");
            case CREATE -> send("POST", "/" + type, "[]", "Content-Type", JSON);
            case UPDATE -> send("PUT", one, "[]", "Content-Type", JSON);
            case PATCH -> send("PATCH", one, "[]", "Content-Type", "application/json-patch+json");
            case DELETE -> send("DELETE", one, "[]", "Content-Type", JSON);
            case NULL -> throw new IllegalArgumentException();
        };
    }

    private HttpResponse<String> search(
            CapabilityStatementRestResourceComponent resource, String parameter, String value) {
        var needsPatient =
                resource.getSearchParam().stream().anyMatch(one -> one.getName().equals("patient"))
                        && !parameter.matches("(patient|subject).*");
        var patient = needsPatient ? "&patient=" + SOMEBODY : "";
        return send(
                "GET",
                "/" + resource.getType() + "?" + parameter + "=" + value + patient,
                "",
                "Prefer",
                "handling=strict");
    }

    private static String value(CapabilityStatementRestResourceSearchParamComponent parameter) {
        return switch (parameter.getType()) {
            case DATE -> "2020";
            case STRING -> "x";
            default -> parameter.getName().startsWith("is") ? "true" : "current";
        };
    }

    static List<String> texts(List<? extends PrimitiveType<String>> list) {
        return list.stream().map(one -> one.getValue()).toList();
    }
}
