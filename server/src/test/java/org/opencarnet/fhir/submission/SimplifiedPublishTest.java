package org.opencarnet.fhir.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.submission.WayIn.issues;
import static org.opencarnet.fhir.submission.WayIn.simplified;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.record.AvailabilityStatus;

/** ITI-105. */
class SimplifiedPublishTest {

    private static final String NAME = "urn:oid:1.2.250.1.999.4.1";
    private static final String ATTACHMENT = "DocumentReference.content[0].attachment.";

    private final WayIn way = WayIn.strict();

    @Test
    void answersWithTheAddressAndTheDocument() {
        var answer = way.publish(simplified());

        var stored = way.stored(NAME);
        var address = way.base() + "/DocumentReference/" + stored.identity().logicalId() + "/_history/1";
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains(address);
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"1\"");
        var shown = Served.read(DocumentReference.class, answer);
        assertThat(shown.getContentFirstRep().getAttachment().getUrl())
                .isEqualTo(way.base() + "/Binary/" + stored.identity().logicalId());
        assertThat(shown.getContentFirstRep().getAttachment().hasData()).isFalse();
        assertThat(shown.getSubject().getReference()).isEqualTo("Patient/" + WayIn.RECORD);
    }

    @Test
    void keepsTheBytesAndMakesTheSubmissionSet() {
        way.publish(simplified());

        assertThat(way.content(NAME)).isEqualTo("Compte rendu\n".getBytes(StandardCharsets.UTF_8));
        assertThat(way.gatherings()).singleElement().satisfies(set -> assertThat(set.members())
                .containsExactly(way.stored(NAME).identity().logicalId()));
    }

    @Test
    void takesXmlAsWellAsJson() {
        var answer = way.postAs("application/fhir+xml", "/DocumentReference", WayIn.xml(simplified()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).startsWith("<DocumentReference");
    }

    @Test
    void answersTheSameSentAgainWithTheSameAddress() {
        var first = way.publish(simplified());

        var again = way.publish(simplified());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Content-Location"))
                .isEqualTo(first.headers().firstValue("Content-Location"));
        assertThat(way.gatherings()).hasSize(1);
    }

    @Test
    void showsNothingToWhomTheDocumentIsNotOpen() {
        var answer = way.publish(simplified(), WayIn.AS, "another");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        assertThat(answer.body()).doesNotContain("DocumentReference\"");
    }

    @Test
    void namesADocumentThatCameWithoutAName() {
        var document = simplified();
        document.setMasterIdentifier(null);

        var answer = way.publish(document);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Served.read(DocumentReference.class, answer)
                        .getMasterIdentifier()
                        .getValue())
                .startsWith("urn:uuid:");
    }

    @Test
    void replacesADocument() {
        way.publish(simplified());
        var old = way.stored(NAME).identity().logicalId();
        var next = simplified();
        next.getMasterIdentifier().setValue("urn:oid:1.2.250.1.999.4.2");
        next.addRelatesTo()
                .setCode(DocumentRelationshipType.REPLACES)
                .setTarget(new Reference("DocumentReference/" + old));

        var answer = way.publish(next);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(way.stored(NAME).status()).isEqualTo(AvailabilityStatus.DEPRECATED);
    }

    @Test
    void findsAPatientWhoIsContained() {
        var document = simplified();
        var patient = new Patient();
        patient.addIdentifier().setSystem("urn:oid:1.2.250.1.213.1.4.10").setValue(WayIn.PATIENT.matricule());
        patient.setId("p");
        document.addContained(patient);
        document.setSubject(new Reference("#p"));

        assertThat(way.publish(document).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String said, Consumer<DocumentReference> change) {
        var document = simplified();
        change.accept(document);

        var answer = way.publish(document);

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(issues(answer)).contains(said);
        assertThat(way.gatherings()).isEmpty();
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                bad("element-missing at " + ATTACHMENT + "data", d -> attachment(d)
                        .setData(null)),
                bad("element-forbidden at " + ATTACHMENT + "url", d -> attachment(d)
                        .setUrl("Binary/1")),
                bad("element-missing at DocumentReference.subject", d -> d.setSubject(null)),
                bad("element-missing at DocumentReference.author", d -> d.getAuthor()
                        .clear()),
                bad("element-missing at DocumentReference.date", d -> d.setDate(null)),
                bad("element-missing at DocumentReference.custodian", d -> d.setCustodian(null)),
                bad("element-missing at " + ATTACHMENT + "title", d -> attachment(d)
                        .setTitle(null)),
                bad("element-forbidden at DocumentReference.identifier", d -> d.addIdentifier()
                        .setValue("1")),
                bad("hash-mismatch at " + ATTACHMENT + "hash", d -> attachment(d)
                        .setHash(new byte[20])),
                bad("mime-mismatch at " + ATTACHMENT + "contentType", d -> attachment(d)
                        .setContentType("image/jpeg")),
                bad("content-too-large at " + ATTACHMENT + "data", d -> attachment(d)
                        .setData(new byte[5_000_001])),
                bad(
                        "ins-key-wrong at DocumentReference.subject.identifier",
                        d -> d.getSubject().getIdentifier().setValue("279035121518900")),
                bad(
                        "type-unknown at DocumentReference.type",
                        d -> d.getType().getCodingFirstRep().setCode("0")),
                bad("reference-unresolved at DocumentReference.relatesTo[0].target", d -> d.addRelatesTo()
                        .setCode(DocumentRelationshipType.REPLACES)
                        .setTarget(new Reference("DocumentReference/1"))),
                bad("not-current at DocumentReference.status", d -> d.getStatusElement()
                        .setValueAsString("entered-in-error")));
    }

    private static Arguments bad(String said, Consumer<DocumentReference> change) {
        return Arguments.of(said, change);
    }

    private static Attachment attachment(DocumentReference document) {
        return document.getContentFirstRep().getAttachment();
    }
}
