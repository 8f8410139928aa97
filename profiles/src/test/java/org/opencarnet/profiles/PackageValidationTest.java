package org.opencarnet.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageValidationTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final Path EXAMPLES = Path.of("src/main/resources/package/example");
    private static final ValidationSupportChain KNOWLEDGE = knowledge();
    private static final FhirValidator VALIDATOR =
            R4.newValidator().registerValidatorModule(new FhirInstanceValidator(KNOWLEDGE));

    @ParameterizedTest
    @MethodSource("names")
    void publishesOnlyValidResources(String name) {
        Publication publication = FhirPackage.publications().stream()
                .filter(p -> name.equals(p.type() + "/" + p.id()))
                .findFirst()
                .orElseThrow();

        assertThat(errors(publication.json())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FhirPackage.RECORD_STATE, FhirPackage.AUTHORIZATION_STATE, FhirPackage.AUTHORIZATION_ROLE})
    void unfoldsEveryExtensionIntoASnapshot(String url) {
        StructureDefinition differential = (StructureDefinition) KNOWLEDGE.fetchStructureDefinition(url);

        StructureDefinition whole = (StructureDefinition) KNOWLEDGE.generateSnapshot(
                new ValidationSupportContext(KNOWLEDGE), differential.copy(), url, "", differential.getName());

        assertThat(whole.getSnapshot().getElement())
                .hasSizeGreaterThan(differential.getDifferential().getElement().size());
    }

    @Test
    void showsEveryExtensionInAnExample() throws IOException {
        String all = String.join(
                "",
                Files.readString(EXAMPLES.resolve("Patient-closed-record.json")),
                Files.readString(EXAMPLES.resolve("Consent-authorization.json")));

        assertThat(all)
                .contains(FhirPackage.RECORD_STATE, FhirPackage.AUTHORIZATION_STATE, FhirPackage.AUTHORIZATION_ROLE);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesOnlyValidExamples(Path example) throws IOException {
        assertThat(errors(Files.readString(example))).isEmpty();
    }

    @Test
    void refusesAClosedRecordWithoutTheDateOfItsClosing() throws IOException {
        String closed = Files.readString(EXAMPLES.resolve("Patient-active-record.json"))
                .replace("\"valueCode\": \"active\"", "\"valueCode\": \"closed\"");

        assertThat(errors(closed)).anyMatch(e -> e.contains("carnet-closed"));
    }

    @Test
    void refusesAnActiveRecordWithTheDateOfAClosing() throws IOException {
        String active = Files.readString(EXAMPLES.resolve("Patient-closed-record.json"))
                .replace("\"valueCode\": \"closed\"", "\"valueCode\": \"active\"");

        assertThat(errors(active)).anyMatch(e -> e.contains("carnet-active"));
    }

    @Test
    void refusesAStateThatDoesNotExist() throws IOException {
        String consent = Files.readString(EXAMPLES.resolve("Consent-authorization.json"));

        assertThat(errors(consent.replace("\"valide\"", "\"peut-etre\"")))
                .anyMatch(e -> e.contains("authorization-state"));
        assertThat(errors(consent.replace("\"MEDECIN_TRAITANT\"", "\"INFIRMIER\"")))
                .anyMatch(e -> e.contains("authorization-role"));
    }

    @Test
    void refusesAnExtensionOnAResourceThatItIsNotFor() {
        String observed = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"},\"extension\":[{\"url\":\""
                + FhirPackage.AUTHORIZATION_STATE + "\",\"valueCode\":\"valide\"}]}";

        assertThat(errors(observed)).anyMatch(e -> e.contains("is not allowed to be used at this point"));
    }

    static Stream<String> names() {
        return FhirPackage.publications().stream().map(p -> p.type() + "/" + p.id());
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    private static List<String> errors(String json) {
        return VALIDATOR.validateWithResult(json).getMessages().stream()
                .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                // Of a StructureDefinition HAPI wants to load the core package by name from a package cache that it
                // does
                // not have; the snapshot itself is tested above.
                .filter(m -> !m.contains("Unable to resolve package id hl7.fhir.r4.core#null"))
                .toList();
    }

    private static ValidationSupportChain knowledge() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(R4);
        FhirPackage.publications()
                .forEach(p -> ours.addResource(R4.newJsonParser().parseResource(p.json())));
        return new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4),
                new SnapshotGeneratingValidationSupport(R4));
    }
}
