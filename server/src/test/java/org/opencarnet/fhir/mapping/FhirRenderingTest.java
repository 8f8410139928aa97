package org.opencarnet.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Wording;

/** How entries look, and what of a producer's text survives. */
class FhirRenderingTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String BASE = "https://carnet.example.org/fhir";
    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final RecordId RECORD = new RecordId(new UUID(0, 1));
    private static final EntryIdentity IDENTITY = new EntryIdentity(new UUID(0, 2), new UUID(0, 3), 4);
    private static final Instant UPDATED = Instant.parse("2026-06-12T08:00:00.123Z");
    private static final Fingerprint CONTENT =
            new Fingerprint("a".repeat(64), "0123456789abcdef".repeat(2) + "01234567", 80);
    private static final String FED = """
            {"resourceType": "DocumentReference", "id": "mine",
             "meta": {"versionId": "7", "profile": ["https://example.org/p",
               "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.SimplifiedPublish.DocumentReference"]},
             "text": {"status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">current</div>"},
             "contained": [{"resourceType": "Patient", "id": "p", "identifier": [{"value": "local-1"}]}],
             "extension": [{"url": "https://example.org/x", "valueString": "kept"}],
             "masterIdentifier": {"system": "urn:ietf:rfc:3986", "value": "urn:oid:1.2.3"},
             "identifier": [{"use": "official", "system": "urn:ietf:rfc:3986", "value": "urn:uuid:00000000-0000-0000-0000-000000000009"},
               {"system": "https://example.org/ids", "value": "kept"}],
             "status": "current",
             "relatesTo": [{"code": "appends", "target": {"reference": "DocumentReference/00000000-0000-0000-0000-000000000005"}}],
             "subject": {"reference": "Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989"},
             "securityLabel": [{"coding": [{"code": "MASQUE_PS"}]}],
             "content": [{"attachment": {"contentType": "text/plain", "data": "SGVsbG8=", "creation": "2024-02", "title": "Lettre"}}],
             "context": {"sourcePatientInfo": {"reference": "#p"}}}
            """;

    private final FhirRendering rendering = new FhirRendering(R4);

    @Test
    void namesADocumentByItsLogicalIdItsVersionAndItsProducersName() {
        var shown = shown(entry(AvailabilityStatus.APPROVED, Visibility.OPEN));

        assertThat(shown.getIdElement().getIdPart())
                .isEqualTo(IDENTITY.logicalId().toString());
        assertThat(shown.getMeta().getVersionId()).isEqualTo("4");
        assertThat(shown.getMeta().getLastUpdated()).isEqualTo(UPDATED);
        assertThat(shown.getMasterIdentifier().getUse().toCode()).isEqualTo("usual");
        assertThat(shown.getMasterIdentifier().getType().hasCoding(Systems.MHD_IDENTIFIER_TYPE, "uniqueId"))
                .isTrue();
        assertThat(shown.getIdentifier())
                .extracting(identifier -> identifier.getValue())
                .containsExactly("kept", "urn:uuid:" + IDENTITY.entryUuid());
        assertThat(shown.getIdentifier().get(1).getUse().toCode()).isEqualTo("official");
    }

    @Test
    void showsWhereADocumentStandsInItsLife() {
        assertThat(statusOf(AvailabilityStatus.APPROVED)).isEqualTo("current");
        assertThat(statusOf(AvailabilityStatus.DEPRECATED)).isEqualTo("superseded");
        assertThat(statusOf(AvailabilityStatus.ARCHIVED)).isEqualTo("current, archived");
        assertThat(statusOf(AvailabilityStatus.DELETED)).isEqualTo("entered-in-error");
    }

    @Test
    void namesThePatientByRecordAndByIns() {
        var subject = shown(entry(AvailabilityStatus.APPROVED, Visibility.OPEN)).getSubject();

        assertThat(subject.getReference()).isEqualTo("Patient/" + RECORD);
        assertThat(subject.getIdentifier().getSystem()).isEqualTo("urn:oid:1.2.250.1.213.1.4.10");
        assertThat(subject.getIdentifier().getValue()).isEqualTo(PATIENT.matricule());
    }

    @Test
    void rebuildsTheLabelsFromConfidentialityAndVisibility() {
        var shown = shown(entry(AvailabilityStatus.APPROVED, new Visibility(false, true, false)));

        assertThat(shown.getSecurityLabel())
                .extracting(label -> label.getCodingFirstRep().getCode())
                .containsExactly("N", "INVISIBLE_PATIENT");
    }

    @Test
    void tellsOfTheBytesAndWhereTheyAre() {
        var attachment = shown(entry(AvailabilityStatus.APPROVED, Visibility.OPEN))
                .getContentFirstRep()
                .getAttachment();

        assertThat(attachment.getUrl()).isEqualTo(BASE + "/Binary/" + IDENTITY.logicalId());
        assertThat(attachment.hasData()).isFalse();
        assertThat(attachment.getSize()).isEqualTo(80);
        assertThat(Digests.hexadecimal(attachment.getHash())).contains(CONTENT.sha1());
        assertThat(attachment.getCreationElement().getValueAsString()).isEqualTo("2024-02");
    }

    @Test
    void carriesOverWhatOurWordsHaveNoNameFor() {
        var shown = shown(entry(AvailabilityStatus.ARCHIVED, Visibility.OPEN));

        assertThat(shown.getExtensionString("https://example.org/x")).isEqualTo("kept");
        assertThat(shown.getContained()).hasSize(1);
        assertThat(shown.getContext().getSourcePatientInfo().getReference()).isEqualTo("#p");
        assertThat(shown.getRelatesToFirstRep().getTarget().getReference()).startsWith("DocumentReference/");
        assertThat(shown.getMeta().getProfile())
                .extracting(profile -> profile.getValue())
                .containsExactly("https://example.org/p");
        assertThat(shown.hasText()).isFalse();
    }

    @Test
    void rendersTheNextVersionFromTheOneBefore() {
        var entry = entry(AvailabilityStatus.APPROVED, Visibility.OPEN);
        var first = rendering.entry(entry, PATIENT, Optional.of(Wording.of(FED)));
        var next = entry.next(
                AvailabilityStatus.ARCHIVED,
                Visibility.OPEN.masked(true),
                new DocumentEntry.Version(new UUID(0, 8), UPDATED.plusSeconds(1)));

        var second = parse(rendering.entry(next, PATIENT, Optional.of(Wording.of(first))));

        assertThat(second.getMeta().getVersionId()).isEqualTo("5");
        assertThat(second.getIdentifier()).hasSize(2);
        assertThat(FhirToRecord.isArchived(second)).isTrue();
        assertThat(FhirToRecord.visibility(second).maskedFromProfessionals()).isTrue();
        assertThat(second.getContentFirstRep().getAttachment().getUrl()).startsWith(BASE);
        assertThat(second.getExtensionString("https://example.org/x")).isEqualTo("kept");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void rendersWhatWasSaidElsewhere(@ForAll("metadata") Metadata said) {
        var entry = new DocumentEntry(
                IDENTITY, RECORD, new UUID(0, 6), AvailabilityStatus.APPROVED, Visibility.OPEN, said, CONTENT, UPDATED);

        var shown = parse(rendering.entry(entry, PATIENT, Optional.empty()));

        assertThat(new FhirToRecord(UPDATED).metadata(shown)).isEqualTo(said);
    }

    @Test
    void letsNoRawMarkIn() {
        var fed = parse(FED);
        fed.setDescription("a\u0001b").addExtension("https://example.org/\u0001/y", new StringType("\u0001/Binary/1"));
        var text = R4.newJsonParser().encodeResourceToString(fed);

        var rendered = rendering.entry(
                entry(AvailabilityStatus.APPROVED, Visibility.OPEN), PATIENT, Optional.of(Wording.of(text)));

        assertThat(rendered.chars().filter(c -> c == 1)).hasSize(1);
        assertThat(rendered).contains("\"url\":\"\u0001/Binary/");
        assertThat(parse(rendered).getDescription()).isEqualTo("a\u0001b");
    }

    @Test
    void takesOnlyABaseThatNeedsNoEscaping() {
        assertThat(Base.withBase("\u0001/Binary/1", BASE)).isEqualTo(BASE + "/Binary/1");
        assertThatThrownBy(() -> Base.withBase("", "https://x/\"")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Base.withBase("", "https://x/")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rendersListsWithoutTheirMembers() {
        var said = new FhirToRecord(UPDATED)
                .submissionSet(list("submissionset", "\"entry\": [{\"item\": {\"reference\": \"urn:uuid:1\"}}]"));
        var text = R4.newJsonParser()
                .encodeResourceToString(
                        list("submissionset", "\"entry\": [{\"item\": {\"reference\": \"urn:uuid:1\"}}]"));
        var set = new SubmissionSet(new UUID(0, 6), RECORD, UPDATED, said);

        var shown = (ListResource)
                R4.newJsonParser().parseResource(rendering.set(set, PATIENT, Optional.of(Wording.of(text))));

        assertThat(shown.getEntry()).isEmpty();
        assertThat(shown.getIdElement().getIdPart()).isEqualTo(set.id().toString());
        assertThat(shown.getSubject().getReference()).isEqualTo("Patient/" + RECORD);
        assertThat(shown.getNoteFirstRep().getText()).isEqualTo("kept");
    }

    @Test
    void rendersAFolderFedElsewhere() {
        var folder = new Folder(
                new UUID(0, 7),
                RECORD,
                UPDATED,
                new Folder.Declared(new UniqueId("1.2.3"), List.of(), Optional.of("Grossesse")));

        var shown =
                (ListResource) R4.newJsonParser().parseResource(rendering.folder(folder, PATIENT, Optional.empty()));

        assertThat(shown.getTitle()).isEqualTo("Grossesse");
        assertThat(shown.getCode().getCodingFirstRep().getCode()).isEqualTo("folder");
        assertThat(shown.getDate()).isEqualTo(UPDATED);
    }

    @Test
    void namesAFolderByItsLogicalIdAndTheNameOfItsVersion() {
        var said = new Folder.Declared(new UniqueId("1.2.3"), List.of(), Optional.of("Grossesse"));
        var first = new Folder(new UUID(0, 7), RECORD, UPDATED, said);
        var next = first.restated(said, new DocumentEntry.Version(new UUID(0, 8), UPDATED.plusSeconds(1)));

        var shown = (ListResource) R4.newJsonParser().parseResource(rendering.folder(next, PATIENT, Optional.empty()));

        assertThat(shown.getIdElement().getIdPart()).isEqualTo(first.id().toString());
        assertThat(shown.getMeta().getLastUpdated()).isEqualTo(UPDATED.plusSeconds(1));
        assertThat(shown.getIdentifier())
                .extracting(identifier -> identifier.getValue())
                .contains("urn:uuid:" + new UUID(0, 8));
    }

    @Test
    void saysHowADocumentStandsToOthersFromNowOn() {
        var rendered = rendering.entry(
                entry(AvailabilityStatus.APPROVED, Visibility.OPEN), PATIENT, Optional.of(Wording.of(FED)));
        var signs = new Offer.Relation(Association.Type.SIGNS, new UUID(0, 4), Fed.UNSAID);

        var related = parse(rendering.relating(rendered, List.of(signs)));

        assertThat(related.getRelatesTo()).singleElement().satisfies(one -> {
            assertThat(one.getCode().toCode()).isEqualTo("signs");
            assertThat(one.getTarget().getReference()).endsWith("DocumentReference/" + new UUID(0, 4));
        });
        assertThat(parse(rendering.relating(rendered, List.of())).hasRelatesTo())
                .isFalse();
    }

    private String statusOf(AvailabilityStatus status) {
        var shown = shown(entry(status, Visibility.OPEN));
        return shown.getStatus().toCode() + (FhirToRecord.isArchived(shown) ? ", archived" : "");
    }

    private DocumentReference shown(DocumentEntry entry) {
        return parse(rendering.entry(entry, PATIENT, Optional.of(Wording.of(FED))));
    }

    private static DocumentEntry entry(AvailabilityStatus status, Visibility visibility) {
        var said = new FhirToRecord(UPDATED).metadata(parse(FED));
        return new DocumentEntry(IDENTITY, RECORD, new UUID(0, 6), status, visibility, said, CONTENT, UPDATED);
    }

    private static DocumentReference parse(String rendered) {
        return R4.newJsonParser().parseResource(DocumentReference.class, Base.withBase(rendered, BASE));
    }

    private static ListResource list(String type, String elements) {
        return R4.newJsonParser().parseResource(ListResource.class, """
                        {"resourceType": "List", "status": "current", "mode": "working", "date": "2026-06-12T10:00:00+02:00",
                         "code": {"coding": [{"system": "%s", "code": "%s"}]}, "note": [{"text": "kept"}],
                         "identifier": [{"use": "usual", "system": "urn:ietf:rfc:3986", "value": "urn:oid:1.2.4"}], %s}
                        """.formatted(Systems.LIST_TYPE, type, elements));
    }

    @Provide
    Arbitrary<Metadata> metadata() {
        return Said.metadata();
    }
}
