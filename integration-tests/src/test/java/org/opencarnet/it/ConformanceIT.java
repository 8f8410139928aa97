package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What conformance tools send, which bring no credential, codes of IHE Connectathons and patients of their own domains: taken in the demo's profile for
 * them, refused in the ordinary demo.
 */
class ConformanceIT {

    private static final Path MESSAGES = Path.of("src", "test", "resources", "conformance");
    private static final String DOMAIN = "urn:oid:1.3.6.1.4.1.21367.2005.13.20.1000";
    private static final Pattern REFERENCE = Pattern.compile("ObjectRef[^>]* id=\"(urn:uuid:[^\"]+)\"");
    private static final Pattern FAULT = Pattern.compile("<[^>]*Subcode>\\s*<[^>]*Value[^>]*>[^:<]*:?([^<]*)<");

    private static Neighbourhood conformance;

    private final String run = Long.toString(System.nanoTime());

    @BeforeAll
    static void start() {
        conformance = Neighbourhood.started("--spring.profiles.active=conformance");
    }

    @AfterAll
    static void stop() {
        conformance.stop();
    }

    private String written(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8)
                .replace("${run}", run)
                .replace("${uuid message}", UUID.randomUUID().toString());
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(MESSAGES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Soap.Answer provided(Neighbourhood to) {
        return new Soap(to).post("iti41", written("provide-and-register.xml"), Map.of("doc1.txt", bytes("doc1.txt")));
    }

    private String asked(String transaction, String file) {
        return new Soap(conformance).post(transaction, written(file), Map.of()).envelope();
    }

    private Fhir.Answer opened(Fhir by) {
        return by.post("Patient", Fhir.read(written("patient.json")));
    }

    private Fhir.Answer searched(Neighbourhood in) {
        return Fhir.asNobody(in)
                .get("DocumentReference?status=current&patient.identifier=" + Fhir.encoded(DOMAIN + "|P" + run));
    }

    private void fed() {
        var patient = opened(Fhir.asNobody(conformance));
        assertThat(patient.status()).as(patient.text()).isEqualTo(201);
        var answer = provided(conformance);
        assertThat(answer.status()).as(answer.envelope()).isEqualTo(200);
        assertThat(answer.envelope()).contains("ResponseStatusType:Success");
    }

    @Test
    void whatAToolFeedsIsFoundAndRetrieved() {
        fed();

        var found = REFERENCE.matcher(asked("iti18", "find-documents.xml"));
        assertThat(found.find()).isTrue();
        var document = new Soap(conformance)
                .post("iti18", written("get-documents.xml").replace("${object}", found.group(1)), Map.of())
                .envelope();
        var retrieved = new Soap(conformance).post("iti43", written("retrieve.xml"), Map.of());

        assertThat(document)
                .contains("ResponseStatusType:Success")
                .contains("1.3.6.1.4.1.21367.2011.2.3." + run + ".1", "DEMO-Consult", "34108-1")
                .contains("Connect-a-thon healthcareFacilityTypeCodes", "P" + run + "^^^&amp;" + DOMAIN.substring(8));
        assertThat(asked("iti18", "get-submission-set-and-contents.xml"))
                .contains("ResponseStatusType:Success", found.group(1), "History and Physical");
        assertThat(retrieved.envelope()).contains("ResponseStatusType:Success");
        assertThat(retrieved.parts().values()).singleElement().isEqualTo(bytes("doc1.txt"));
    }

    @Test
    void whatIsFedOverXdsIsFoundOverFhirWithoutAToken() {
        fed();

        var answer = searched(conformance);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.matches()).singleElement().satisfies(document -> {
            assertThat(document.at("/type/coding/0/code").asText()).isEqualTo("34108-1");
            assertThat(document.at("/category/0/coding/0/system").asText())
                    .isEqualTo("urn:oid:1.3.6.1.4.1.21367.100.1");
            var binary = Fhir.asNobody(conformance)
                    .follow(document.at("/content/0/attachment/url").asText(), "text/plain");
            assertThat(binary.bytes()).isEqualTo(bytes("doc1.txt"));
        });
    }

    @Test
    void whatIsFedOverFhirWithoutATokenIsFoundOverXds() {
        assertThat(opened(Fhir.asNobody(conformance)).status()).isEqualTo(201);
        var kind = new Submission.Kind("34108-1", "10", "Physical");
        var submission =
                new Submission("P" + run, People.DR_MARTIN, bytes("doc1.txt"), "text/plain", kind, Optional.empty());
        var bundle = submission.bundle(Submission.newUniqueId()).toString().replace(People.TEST_AUTHORITY, DOMAIN);

        var fed = Fhir.asNobody(conformance).post("", Fhir.read(bundle));

        assertThat(fed.status()).as(fed.text()).isEqualTo(200);
        assertThat(asked("iti18", "find-documents.xml")).contains("ResponseStatusType:Success", "ObjectRef ");
    }

    @Test
    void theTransactionsThatTheDmpDoesNotHaveAreOn() {
        fed();

        assertThat(asked("iti51", "find-documents-of-several.xml"))
                .contains("ResponseStatusType:Success", "1.3.6.1.4.1.21367.2011.2.3." + run + ".1");
        assertThat(asked("iti86", "remove.xml")).contains("ResponseStatusType:Success");
        assertThat(asked("iti43", "retrieve.xml")).contains("XDSDocumentUniqueIdError");
        assertThat(asked("iti86", "remove.xml")).as("again").contains("ResponseStatusType:Success");
    }

    @Test
    void whatNobodyBearsIsNoFault() {
        var document = written("get-documents.xml").replace("${object}", "urn:uuid:" + UUID.randomUUID());

        var answer = new Soap(conformance).post("iti18", document, Map.of()).envelope();

        assertThat(answer).contains("ResponseStatusType:Success").doesNotContain("ExtrinsicObject");
        assertThat(asked("iti86", "remove.xml")).contains("XDSDocumentUniqueIdError");
        assertThat(provided(conformance).envelope()).contains("XDSUnknownPatientId");
    }

    @Test
    void whoBringsACredentialIsWhomItProves() {
        var physician = Fhir.as(conformance, "dr-martin");

        assertThat(opened(physician).status()).isEqualTo(403);
        assertThat(opened(Fhir.bearing(conformance, "rubbish")).status()).isEqualTo(401);
    }

    @Test
    void theStartIsLoud() throws IOException {
        assertThat(Files.readString(conformance.log())).contains("PROFILE \"conformance\"", "NO CREDENTIAL");
        assertThat(Files.readString(Neighbourhood.running().log())).doesNotContain("NO CREDENTIAL");
    }

    @Test
    void theOrdinaryDemoTurnsBackWhoBringsNothing() {
        var ordinary = Neighbourhood.running();

        for (var message : Map.of(
                        "iti18",
                        "find-documents.xml",
                        "iti43",
                        "retrieve.xml",
                        "iti86",
                        "remove.xml",
                        "iti41",
                        "provide-and-register.xml")
                .entrySet()) {
            var answer = new Soap(ordinary).post(message.getKey(), written(message.getValue()), Map.of());
            assertThat(answer.status()).as(answer.envelope()).isEqualTo(400);
            assertThat(fault(answer)).isEqualTo("InvalidSecurity");
        }
        assertThat(searched(ordinary).status()).isEqualTo(401);
        assertThat(opened(Fhir.asNobody(ordinary)).status()).isEqualTo(401);
        assertThat(opened(Fhir.asNobody(ordinary)).text()).contains("OperationOutcome", "credential-refused");
    }

    private static String fault(Soap.Answer answer) {
        var fault = FAULT.matcher(answer.envelope());
        return fault.find() ? fault.group(1) : "";
    }

    @Test
    void theOrdinaryDemoOpensRecordsForQualifiedInsAlone() {
        var enrolment = Fhir.as(Neighbourhood.running(), "service-enrolement");

        var answer = opened(enrolment);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("ins-missing", "identity-not-qualified");
    }

    @Test
    void theOrdinaryDemoTakesNeitherForeignPatientsNorForeignTypes() {
        var soap = new Soap(Neighbourhood.running());
        var vihf = soap.vihf(Map.of("persona", "dr-martin", "ins", People.MME_DURAND));
        var underVihf = written("provide-and-register.xml").replace("<wsa:To", vihf + "<wsa:To");

        var answer = soap.post("iti41", underVihf, Map.of("doc1.txt", bytes("doc1.txt")));

        assertThat(answer.status()).as(answer.envelope()).isEqualTo(200);
        assertThat(answer.envelope())
                .contains("ResponseStatusType:Failure", "XDSUnknownPatientId", "Document01.typeCode");
    }
}
