package org.opencarnet.fhir.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.submission.WayIn.bundle;
import static org.opencarnet.fhir.submission.WayIn.issues;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.fhir.testing.Material;
import org.opencarnet.sharing.Documents;

/** The official examples and ten real CDA documents, where the material lies beside the project. Patients are made those of the test. */
@EnabledIf(
        value = "org.opencarnet.fhir.testing.Material#present",
        disabledReason = "NOT TESTED: no ../shared/conformance beside the project")
class OfficialExamplesTest {

    private static final String FIRST = "urn:oid:1.2.250.1.999.3.1";
    private static final String SUBMISSION = "Bundle-example-td2-iti65-lot-soumission.json";
    private static final String REPLACEMENT = "Bundle-example-td2-1-remplacement.json";
    private static final String SIMPLIFIED = "DocumentReference-example-td2-iti105-publication-simplifiee.json";

    private final WayIn lenient = WayIn.lenient();

    @ParameterizedTest
    @CsvSource({
        "minimalProvideDocumentBundleSimple, 201 201 201 200",
        "minimalProvideDocumentBundleSimpleContained, 201 201 201",
        "comprehensiveProvideDocumentBundleSimple, 201 201 201",
        "comprehensiveProvideDocumentBundleComplete, 201 201 201 201",
        "unContainedComprehensiveProvideDocumentBundleComplete, 201 201 201",
        "comprehensiveProvideDocumentBundleReplace, 201 200 201 201",
        "ProvideDocumentBundle-addToFolder, 201 201 200 201",
    })
    void takesTheExamplesOfMhd(String name, String statuses) throws IOException {
        var answer = lenient.post("/", mhd(name).replace("\"size\":24", "\"size\":23"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(statuses(answer)).isEqualTo(statuses);
    }

    @Test
    void noticesThatTheExampleOfSeveralDocumentsGivesAllOneName() throws IOException {
        var published = mhd("comprehensiveProvideDocumentBundleMultiple");
        var bundle = WayIn.parse(Bundle.class, published);
        var second = (DocumentReference) bundle.getEntry().get(2).getResource();
        second.getMasterIdentifier().setValue("urn:oid:1.2.250.1.999.3.9");

        assertThat(issues(lenient.post("/", published)))
                .contains("unique-id-repeated at Bundle.entry[2].resource.masterIdentifier");
        assertThat(statuses(lenient.feed(bundle))).isEqualTo("201 201 201 201 201");
    }

    @Test
    void saysOfAnExampleOfMhdWhatIsNotAsFrenchProducersAreToSendIt() throws IOException {
        var answer = WayIn.strict().post("/", mhd("comprehensiveProvideDocumentBundleSimple"));

        var document = "Bundle.entry[1].resource.";
        assertThat(issues(answer))
                .containsExactlyInAnyOrder(
                        "hash-spelled-out at " + document + "content[0].attachment.hash",
                        "code-not-french at " + document + "category[0]",
                        "code-not-french at " + document + "context.facilityType",
                        "code-not-french at " + document + "context.practiceSetting",
                        "confidentiality-raised at " + document + "securityLabel[0]");
    }

    @Test
    void noticesThatTheExampleOfAReplacementMiscountsItsBytes() throws IOException {
        var published = mhd("comprehensiveProvideDocumentBundleReplace");

        assertThat(published).contains("\"size\":24");
        assertThat(issues(lenient.post("/", published)))
                .contains("size-mismatch at Bundle.entry[2].resource.content[0].attachment.size");
    }

    @Test
    void refusesDocumentsThatAreFhirBundles() throws IOException {
        var answer = lenient.post("/", mhd("comprehensiveProvideDocumentBundleDocument"));

        assertThat(issues(answer)).contains("fhir-document-unsupported at Bundle.entry[2].resource");
        assertThat(answer.body()).contains("FHIRDocumentNotSupported");
    }

    @Test
    void takesTheSimplifiedExampleOfMhd() throws IOException {
        var answer = lenient.post(
                "/DocumentReference",
                made(Material.mhd("DocumentReference-ex-DocumentReferenceSimplifiedPublish.json")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void takesTheSubmissionOfPdsm4dmpWithWarnings() throws IOException {
        var answer = lenient.post("/", dmp(SUBMISSION));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(statuses(answer)).isEqualTo("201 201 201");
        assertThat(warnings(answer)).containsExactlyInAnyOrderElementsOf(defects());
        assertThat(lenient.content("urn:oid:1.2.250.1.213.1.4.8.99999.2")).hasSize(80);
    }

    @Test
    void refusesTheSubmissionOfPdsm4dmpWhereItIsStrictForTheSameReasons() throws IOException {
        var answer = WayIn.strict().post("/", dmp(SUBMISSION));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(issues(answer)).containsExactlyInAnyOrderElementsOf(defects());
    }

    @Test
    void refusesThePatientOfPdsm4dmpAsPublished() throws IOException {
        var answer = lenient.post("/", Material.example(SUBMISSION));

        assertThat(issues(answer)).contains("authority-not-accepted at Bundle.entry[0].resource.subject.reference");
    }

    @Test
    void takesTheReplacementOfPdsm4dmp() throws IOException {
        lenient.feed(bundle());

        var answer = lenient.post("/", dmp(REPLACEMENT));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(statuses(answer)).isEqualTo("201 201 200 201");
        assertThat(lenient.shown(FIRST).getStatus().toCode()).isEqualTo("superseded");
    }

    @Test
    void takesTheSimplifiedPublicationOfPdsm4dmpOrRefusesItWhereItIsStrict() throws IOException {
        var text = dmp(SIMPLIFIED);

        assertThat(lenient.post("/DocumentReference", text).statusCode()).isEqualTo(201);
        assertThat(issues(WayIn.strict().post("/DocumentReference", text)))
                .containsExactlyInAnyOrder(
                        "element-missing at DocumentReference.custodian",
                        "unique-id-use-missing at DocumentReference.masterIdentifier.use");
    }

    @ParameterizedTest
    @MethodSource("cdas")
    void takesACdaByteForByte(Path cda) throws IOException {
        var bytes = Files.readAllBytes(cda);
        var document = WayIn.simplified();
        document.getContent().clear();
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType("text/xml")
                        .setTitle(cda.getFileName().toString())
                        .setData(bytes));

        var answer = lenient.publish(document);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(lenient.content("urn:oid:1.2.250.1.999.4.1")).isEqualTo(bytes);
    }

    static Stream<Path> cdas() throws IOException {
        try (var files = Files.list(Material.FOLDER.resolve("cda"))) {
            return files.sorted().toList().stream();
        }
    }

    /** What PDSM4DMP's submission lacks of PDSm 3.1.1 and of the French value sets. */
    private static List<String> defects() {
        var document = "Bundle.entry[1].resource.";
        return List.of(
                "unique-id-missing at Bundle.entry[0].resource.identifier",
                "source-of-another-kind at Bundle.entry[0].resource.source",
                "unique-id-use-missing at " + document + "masterIdentifier.use",
                "element-missing at " + document + "custodian",
                "class-of-another-type at " + document + "category[0]",
                "code-not-french at " + document + "content[0].format",
                "code-not-french at " + document + "context.facilityType",
                "code-not-french at " + document + "context.practiceSetting");
    }

    /** An example of MHD, into the record of the test, upon the documents and the folder that it speaks of. */
    private String mhd(String name) throws IOException {
        var there = bundle();
        var folder = there.addEntry()
                .setFullUrl("urn:uuid:folder")
                .setResource(Folder.with(there.getEntry().get(1).getFullUrl()));
        folder.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl("List");
        WayIn.set(there).addEntry().setItem(new Reference("urn:uuid:folder"));
        lenient.feed(there);
        var id = lenient.gatherings().stream()
                .filter(Documents.Gathering.InFolder.class::isInstance)
                .findFirst()
                .orElseThrow()
                .id();
        return made(Material.mhd("Bundle-ex-" + name + ".json"))
                .replace("aaaaaaaa-bbbb-cccc-dddd-e00777700005", id.toString())
                .replaceAll(
                        "DocumentReference/ex-\\w+",
                        "DocumentReference/" + lenient.stored(FIRST).identity().logicalId());
    }

    /** The patient of the examples of MHD becomes that of the test. */
    private static String made(String text) {
        var identifier = "\"identifier\":[{\"system\":\"urn:oid:1.2.250.1.213.1.4.10\",\"value\":\""
                + WayIn.PATIENT.matricule() + "\"}],";
        return text.replaceAll(
                        "\"(http://example.org/fhir/)?Patient/(ex|fdoc)-patient\"", "\"Patient/" + WayIn.RECORD + "\"")
                .replaceAll("(\"resourceType\":\"Patient\",\"id\":\"[a-f0-9-]+\",)(?!\"identifier)", "$1" + identifier);
    }

    /** The patient and the author of the examples of PDSM4DMP become those of the test. */
    private String dmp(String name) throws IOException {
        var text = Material.example(name)
                .replace("urn:oid:1.2.250.1.213.1.4.8\"", "urn:oid:1.2.250.1.213.1.4.10\"")
                .replace("urn:oid:1.2.250.1.213.1.4.8|", "urn:oid:1.2.250.1.213.1.4.10|")
                .replace("123456789012345", WayIn.PATIENT.matricule())
                .replace("899700218896", "810012345678");
        return text.contains("doc-x-id")
                ? text.replace(
                        "DocumentReference/doc-x-id",
                        "DocumentReference/" + lenient.stored(FIRST).identity().logicalId())
                : text;
    }

    private static String statuses(HttpResponse<String> answer) {
        return String.join(
                " ",
                WayIn.parse(Bundle.class, answer.body()).getEntry().stream()
                        .map(entry -> entry.getResponse().getStatus().substring(0, 3))
                        .toList());
    }

    private static List<String> warnings(HttpResponse<String> answer) {
        return WayIn.parse(Bundle.class, answer.body()).getEntry().stream()
                .map(entry -> entry.getResponse().getOutcome())
                .filter(OperationOutcome.class::isInstance)
                .flatMap(outcome -> ((OperationOutcome) outcome).getIssue().stream())
                .map(WayIn::line)
                .toList();
    }
}
