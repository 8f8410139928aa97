package org.opencarnet.fhir.error;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Rule;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.profiles.Publication;
import org.opencarnet.sharing.Problem;

class CarnetErrorTest {

    private static final Path WANTED = Path.of("target", "CodeSystem-carnet-error.json");

    @Test
    void theCodeSystemThatIsPublishedHoldsEveryFaultInBothLanguages() throws IOException {
        var json = FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true);
        var wanted = json.encodeResourceToString(codeSystem());
        Files.writeString(WANTED, wanted + "\n");

        var published = FhirPackage.publications().stream()
                .filter(one -> one.url().equals(Outcomes.CARNET_ERROR))
                .map(Publication::json)
                .map(text -> json.encodeResourceToString(json.parseResource(text)))
                .toList();

        assertThat(published).as("to be copied from " + WANTED).containsExactly(wanted);
    }

    private static CodeSystem codeSystem() {
        var system = new CodeSystem();
        system.setId("carnet-error");
        system.setUrl(Outcomes.CARNET_ERROR)
                .setVersion("0.1.0")
                .setName("CarnetError")
                .setTitle("Erreurs de Carnet")
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setPublisher("Carnet")
                .setDescription("What an OperationOutcome of Carnet tells of (issue.details).")
                .setCaseSensitive(true)
                .setContent(CodeSystemContentMode.COMPLETE);
        faults().values().forEach(fault -> {
            var concept = system.addConcept().setCode(fault.code()).setDisplay(words(fault, Locale.FRENCH));
            concept.addDesignation().setLanguage("en").setValue(words(fault, Locale.ENGLISH));
        });
        return system.setCount(system.getConcept().size());
    }

    private static String words(Fault fault, Locale language) {
        var complaint = Complaint.of(fault);
        var text = Words.text(complaint, language);
        return text.isEmpty() ? Words.advice(complaint, language) : text;
    }

    private static Map<String, Fault> faults() {
        var byCode = new TreeMap<String, Fault>();
        var others = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.opencarnet.fhir").stream()
                        .filter(one -> one.isAssignableTo(Fault.class) && one.isEnum())
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(Fault.class::cast);
        var rules = Arrays.stream(Rule.values()).filter(rule -> !rule.permits()).map(RuleFault::new);
        var problems = Arrays.stream(Problem.values()).map(ProblemFault::new);
        Stream.of(others, rules, problems).flatMap(faults -> faults).forEach(fault -> byCode.put(fault.code(), fault));
        return byCode;
    }
}
