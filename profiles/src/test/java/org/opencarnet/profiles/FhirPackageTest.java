package org.opencarnet.profiles;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

class FhirPackageTest {
    private static final IParser STRICT =
            FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    private static final Path FOLDER = Path.of("src/main/resources/package");

    private final Map<String, MetadataResource> byName =
            FhirPackage.publications().stream().collect(toMap(p -> p.type() + "/" + p.id(), FhirPackageTest::parsed));

    @Test
    void publishesEveryFileOfThePackage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString().replace(".json", "").replaceFirst("-", "/"))
                    .filter(name -> !name.equals("package"))
                    .toList();

            assertThat(names).hasSize(17).isSubsetOf(byName.keySet());
        }
    }

    @Test
    void publishesEachResourceUnderItsTypeIdAndUrl() {
        assertThat(FhirPackage.publications())
                .hasSize(17 + 12 + 21)
                .allSatisfy(p -> {
                    MetadataResource resource = byName.get(p.type() + "/" + p.id());
                    assertThat(resource.fhirType()).isEqualTo(p.type());
                    assertThat(resource.getIdElement().getIdPart()).isEqualTo(p.id());
                    assertThat(resource.getUrl()).isEqualTo(p.url());
                })
                .extracting(Publication::url)
                .doesNotHaveDuplicates();
    }

    @Test
    void rendersEveryTableAsAValueSetWithAllItsConcepts() {
        assertThat(Terminology.french().tables()).allSatisfy(table -> {
            ValueSet set = (ValueSet) byName.get("ValueSet/" + table.id());

            assertThat(set.getUrl()).isEqualTo("https://opencarnet.org/fhir/ValueSet/" + table.id());
            assertThat(set.getTitle()).isEqualTo(table.title());
            assertThat(set.getVersion()).isEqualTo(table.version());
            assertThat(concepts(set)).containsExactlyInAnyOrderElementsOf(table.concepts());
        });
    }

    @Test
    void rendersEachSystemOfOthersAsAFragmentUnderItsOfficialUrl() {
        Map<Code, String> held = Terminology.french().tables().stream()
                .flatMap(table -> table.concepts().stream())
                .collect(toMap(Concept::code, Concept::display, (first, second) -> first));
        List<CodeSystem> fragments = systems(CodeSystem.CodeSystemContentMode.FRAGMENT);
        List<Code> published = new ArrayList<>();
        fragments.forEach(s -> s.getConcept().forEach(c -> published.add(CodeSystems.code(s.getUrl(), c.getCode()))));

        assertThat(fragments).hasSize(21).noneMatch(s -> s.getUrl().startsWith("http://terminology.hl7.org/"));
        assertThat(published).doesNotHaveDuplicates().isSubsetOf(held.keySet());
        assertThat(held.keySet())
                .filteredOn(code -> !published.contains(code))
                .extracting(Code::system)
                .containsOnly(CodeSystems.CONFIDENTIALITY, "2.16.840.1.113883.5.88");
    }

    @Test
    void rendersOurOwnSystemsComplete() {
        assertThat(systems(CodeSystem.CodeSystemContentMode.COMPLETE))
                .extracting(CodeSystem::getUrl)
                .containsExactlyInAnyOrder(
                        "https://opencarnet.org/fhir/CodeSystem/action",
                        "https://opencarnet.org/fhir/CodeSystem/carnet-error",
                        "https://opencarnet.org/fhir/CodeSystem/record-state",
                        "https://opencarnet.org/fhir/CodeSystem/authorization-state",
                        "https://opencarnet.org/fhir/CodeSystem/authorization-role",
                        "https://opencarnet.org/fhir/CodeSystem/standing-consent");
    }

    @Test
    void carriesTheNoticeThatLoincAsksFor() {
        assertThat(FhirPackage.publications())
                .filteredOn(p -> p.json().contains("http://loinc.org/license"))
                .extracting(Publication::url)
                .containsExactlyInAnyOrder("http://loinc.org", "https://opencarnet.org/fhir/ValueSet/document-types");
    }

    @Test
    void namesTheExtensionsByTheirUrl() {
        assertThat(byName.values())
                .extracting(MetadataResource::getUrl)
                .contains(FhirPackage.RECORD_STATE, FhirPackage.AUTHORIZATION_STATE, FhirPackage.AUTHORIZATION_ROLE);
    }

    @Test
    void writesWhatJsonHasToEscape() {
        String json = Json.write(Map.of("div", "a \"quoted\" \\ back\nslash \u0001 é", "list", List.of(true, "x")));

        assertThat(json)
                .contains("a \\\"quoted\\\" \\\\ back\\u000aslash \\u0001 é")
                .contains("[true,\"x\"]");
    }

    private List<CodeSystem> systems(CodeSystem.CodeSystemContentMode content) {
        return byName.values().stream()
                .flatMap(r -> r instanceof CodeSystem system ? Stream.of(system) : Stream.empty())
                .filter(system -> system.getContent() == content)
                .toList();
    }

    private static List<Concept> concepts(ValueSet set) {
        List<Concept> concepts = new ArrayList<>();
        set.getCompose().getInclude().forEach(include -> include.getConcept()
                .forEach(c ->
                        concepts.add(new Concept(CodeSystems.code(include.getSystem(), c.getCode()), c.getDisplay()))));
        return concepts;
    }

    private static MetadataResource parsed(Publication publication) {
        return (MetadataResource) STRICT.parseResource(publication.json());
    }
}
