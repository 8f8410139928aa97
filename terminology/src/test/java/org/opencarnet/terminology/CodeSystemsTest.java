package org.opencarnet.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSystemsTest {
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";

    @Test
    void namesEachSystemAsItsPublisherDoes() {
        Map<String, String> published = Map.of(
                CodeSystems.LOINC,
                "http://loinc.org",
                CodeSystems.CONFIDENTIALITY,
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                CodeSystems.VISIBILITY,
                NOS + "TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument",
                CodeSystems.DOCUMENT_CLASS,
                NOS + "TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument",
                CodeSystems.PROFESSION,
                NOS + "TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante",
                CodeSystems.ACCESS_MODE,
                NOS + "TRE_R248-ModeAcces/FHIR/TRE-R248-ModeAcces",
                "1.2.250.1.71.4.2.4",
                NOS + "TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite",
                "2.16.840.1.113883.18.108",
                "http://terminology.hl7.org/CodeSystem/v2-0203");

        published.forEach((oid, uri) -> assertThat(CodeSystems.uriOf(oid)).contains(uri));
    }

    @Test
    void leadsFromEveryOidToItsUriAndBack() {
        TableFile file = TableFile.bundled("code-systems.csv");

        assertThat(file.lines()).hasSize(44).allSatisfy(line -> {
            String oid = line.cells().get(0);
            String uri = line.cells().get(1);
            assertThat(line.cells().get(2)).isIn("preferred", "alias");
            if (line.cells().get(2).equals("preferred")) {
                assertThat(CodeSystems.uriOf(oid)).contains(uri);
                assertThat(CodeSystems.oidOf(uri)).contains(oid);
            } else {
                assertThat(CodeSystems.uriOf(oid)).isPresent();
                String named = CodeSystems.oidOf(uri).orElseThrow();
                assertThat(CodeSystems.uriOf(named)).isEqualTo(CodeSystems.uriOf(oid));
            }
        });
    }

    @Test
    void understandsBothNamesOfTheConfidentialityLevels() {
        String ans = NOS + "TRE_A08-HL7Confidentiality/FHIR/TRE-A08-HL7Confidentiality";
        String hl7 = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

        assertThat(CodeSystems.code(ans, "N")).isEqualTo(CodeSystems.code(hl7, "N"));
        assertThat(CodeSystems.code(ans, "N")).isEqualTo(new Code(CodeSystems.CONFIDENTIALITY, "N"));
    }

    @Test
    void understandsTheMisspeltVisibilitySystemOfThePdsmExamples() {
        String misspelt = NOS + "TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument";

        assertThat(CodeSystems.oidOf(misspelt)).contains(CodeSystems.VISIBILITY);
    }

    @Property
    void takesEveryWellFormedOidUrn(@ForAll @IntRange(max = 2) int root, @ForAll @Size(min = 1, max = 9) int[] arcs) {
        StringBuilder oid = new StringBuilder().append(root);
        for (int arc : arcs) {
            oid.append('.').append(Integer.toUnsignedString(arc));
        }

        assertThat(CodeSystems.oidOf("urn:oid:" + oid)).contains(oid.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:oid:",
                "urn:oid:1",
                "urn:oid:1.",
                "urn:oid:1..2",
                "urn:oid:.1.2",
                "urn:oid:3.1",
                "urn:oid:1.2x",
                "urn:uuid:1.2",
                "2.16.840.1.113883.6.1",
                "http://loinc.org/",
                "https://loinc.org"
            })
    void answersNothingForWhatIsNoKnownSystem(String uri) {
        assertThat(CodeSystems.oidOf(uri)).isEmpty();
        assertThat(CodeSystems.code(uri, "11488-4")).isEqualTo(new Code(uri, "11488-4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://loinc.org", "urn:oid:1.2.3.4.5", "https://example.org/codes"})
    void writesTheSystemThatItHasRead(String uri) {
        assertThat(CodeSystems.systemOf(CodeSystems.code(uri, "1"))).isEqualTo(uri);
    }

    @Test
    void answersNothingForAnUnknownOid() {
        assertThat(CodeSystems.uriOf("1.2.3.4.5")).isEmpty();
    }
}
