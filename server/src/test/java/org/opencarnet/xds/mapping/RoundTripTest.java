package org.opencarnet.xds.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.opencarnet.fhir.mapping.Said;
import org.opencarnet.record.Author;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** What was said in FHIR is understood the same when it is read in ebXML, as far as ebXML has words: times to the second, persons who vouch. */
class RoundTripTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final RecordId RECORD = new RecordId(new UUID(0x0190, 1));
    private static final UUID ID = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-06-15T08:30:00Z");

    private final RegistryRendering rendering = new RegistryRendering();

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void metadataComeBack(@ForAll("metadata") Metadata said, @ForAll("visibilities") Visibility visibility) {
        var entry = new DocumentEntry(
                EntryIdentity.first(ID),
                RECORD,
                ID,
                AvailabilityStatus.APPROVED,
                visibility,
                said,
                new Fingerprint("a".repeat(64), "b".repeat(40), 5),
                NOW);

        var read = Ebxml.read(ExtrinsicObjectType.class, shown(rendering.entry(entry, PATIENT, Optional.empty())));

        assertThat(EbxmlToRecord.metadata(read)).isEqualTo(inEbxml(said));
        assertThat(EbxmlToRecord.visibility(read)).isEqualTo(visibility);
        assertThat(EbxmlToRecord.identifier(read, Scheme.ENTRY_PATIENT).flatMap(EbxmlToRecord::ins))
                .contains(PATIENT);
        assertThat(Slots.value(read, Slots.HASH)).contains("b".repeat(40));
        assertThat(Slots.value(read, Slots.SIZE)).contains("5");
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void submissionSetsComeBack(@ForAll("submissionSets") SubmissionSet.Declared said) {
        var set = new SubmissionSet(ID, RECORD, NOW, said);

        var read = Ebxml.readAll(shown(rendering.set(set, PATIENT, Optional.empty(), List.of())));

        assertThat(EbxmlToRecord.submissionSet((RegistryPackageType) read.get(0)))
                .isEqualTo(new SubmissionSet.Declared(
                        said.uniqueId(),
                        said.sourceId(),
                        said.contentType(),
                        said.authors(),
                        said.title(),
                        toTheSecond(said.submitted())));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void foldersComeBack(@ForAll("folders") Folder.Declared said) {
        var kept = rendering.folder(new Folder(ID, RECORD, NOW, said), PATIENT, Optional.empty());

        assertThat(EbxmlToRecord.folder(Ebxml.read(RegistryPackageType.class, shown(kept))))
                .isEqualTo(said);
    }

    private static String shown(String kept) {
        return Kept.shown(kept, AvailabilityStatus.APPROVED, "1.2.3");
    }

    private static Metadata inEbxml(Metadata said) {
        return new Metadata(
                said.uniqueId(),
                said.classification(),
                said.confidentiality(),
                said.mimeType(),
                said.language(),
                said.title(),
                said.comments(),
                toTheSecond(said.creation()),
                toTheSecond(said.creation()),
                new Period(
                        said.service().start().map(RoundTripTest::toTheSecond),
                        said.service().end().map(RoundTripTest::toTheSecond)),
                said.authors(),
                said.legalAuthenticator()
                        .flatMap(Author::person)
                        .map(person -> new Author(Optional.of(person), List.of(), List.of(), List.of())),
                said.references());
    }

    private static Instant toTheSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    @Provide
    Arbitrary<Metadata> metadata() {
        return Said.metadata();
    }

    @Provide
    Arbitrary<Visibility> visibilities() {
        return Said.visibilities();
    }

    @Provide
    Arbitrary<SubmissionSet.Declared> submissionSets() {
        return Said.submissionSets();
    }

    @Provide
    Arbitrary<Folder.Declared> folders() {
        return Said.folders();
    }
}
