package org.opencarnet.xds.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.opencarnet.fhir.mapping.Said;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Wording;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** What was sent comes back as it was sent: every slot, classification, composite, language and charset, all in their order. */
class AsSentTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final RecordId RECORD = new RecordId(new UUID(0x0190, 1));
    private static final Instant NOW = Instant.parse("2026-06-15T08:30:00Z");
    private static final Fingerprint CONTENT = new Fingerprint("a".repeat(64), "b".repeat(40), 5);
    private static final UUID ID = new UUID(1, 2);

    private final RegistryRendering rendering = new RegistryRendering();

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void entriesComeBack(@ForAll("entries") ExtrinsicObjectType sent) {
        var kept = kept(sent);

        var back = Ebxml.read(ExtrinsicObjectType.class, shown(kept));

        assertThat(back.getId()).isEqualTo("urn:uuid:" + ID);
        assertThat(Slots.values(back, Slots.REPOSITORY)).containsExactly("1.2.3.4");
        assertThat(Sent.ungoverned(back)).isEqualTo(Sent.ungoverned(sent));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsUnderstoodOfAnEntryIsTheSameOnTheWayInAndOut(@ForAll("entries") ExtrinsicObjectType sent) {
        var back = Ebxml.read(ExtrinsicObjectType.class, shown(kept(sent)));

        assertThat(EbxmlToRecord.metadata(back)).isEqualTo(EbxmlToRecord.metadata(sent));
        assertThat(EbxmlToRecord.visibility(back)).isEqualTo(EbxmlToRecord.visibility(sent));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void laterVersionsDifferInWhatWasChangedAlone(
            @ForAll("entries") ExtrinsicObjectType sent, @ForAll("visibilities") Visibility changed) {
        var first = entry(sent);
        var version = new DocumentEntry.Version(new UUID(3, 4), NOW);

        var next = first.next(AvailabilityStatus.ARCHIVED, changed, version);
        var kept = rendering.entry(next, PATIENT, Optional.of(Wording.of(kept(sent))));
        var undone = next.next(AvailabilityStatus.APPROVED, first.visibility(), version);
        var again = rendering.entry(undone, PATIENT, Optional.of(Wording.of(kept)));

        var back = Ebxml.read(ExtrinsicObjectType.class, shown(kept));
        var same = changed.equals(first.visibility());
        assertThat(back.getId()).isEqualTo("urn:uuid:" + (same ? ID : new UUID(3, 4)));
        assertThat(back.getLid()).isEqualTo("urn:uuid:" + ID);
        assertThat(back.getVersionInfo().getVersionName()).isEqualTo(same ? "1" : "2");
        assertThat(EbxmlToRecord.visibility(back)).isEqualTo(changed);
        assertThat(withoutVisibility(Ebxml.read(ExtrinsicObjectType.class, shown(again))))
                .isEqualTo(withoutVisibility(sent));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void foldersComeBack(@ForAll("folders") RegistryPackageType sent) {
        var folder = new Folder(ID, RECORD, NOW, EbxmlToRecord.folder(sent));

        var kept = rendering.folder(folder, PATIENT, Optional.of(Wording.of(Ebxml.write(sent))));

        var back = Ebxml.read(RegistryPackageType.class, shown(kept));
        assertThat(Slots.value(back, Slots.LAST_UPDATE)).contains("20260615083000");
        assertThat(Sent.ungoverned(back)).isEqualTo(Sent.ungoverned(sent));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void associationsComeBack(@ForAll("associations") AssociationType1 sent) {
        var association = new Association(ID, Association.Type.REPLACES, new UUID(0, 10), new UUID(0, 11));

        var kept = rendering.association(association, Optional.of(Wording.of(Ebxml.write(sent))));

        assertThat(Sent.ungoverned(Ebxml.read(AssociationType1.class, shown(kept))))
                .isEqualTo(Sent.ungoverned(sent));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatBindsMembersToASetComesBackBesideIt(@ForAll("associations") AssociationType1 sent) {
        sent.setId("urn:uuid:" + new UUID(5, 6));
        var set = new SubmissionSet(ID, RECORD, NOW, Said.submissionSets().sample());
        var package0 = RecordToEbxml.submissionSet(set.declared(), PATIENT);

        var kept =
                rendering.set(set, PATIENT, Optional.of(Wording.of(Ebxml.write(List.of(package0, sent)))), List.of());

        var back = Ebxml.readAll(shown(kept));
        assertThat(back).hasSize(2);
        assertThat(back.get(1).getId()).isEqualTo("urn:uuid:" + new UUID(5, 6));
        assertThat(Sent.ungoverned((AssociationType1) back.get(1))).isEqualTo(Sent.ungoverned(sent));
    }

    private String kept(ExtrinsicObjectType sent) {
        return rendering.entry(entry(sent), PATIENT, Optional.of(Wording.of(Ebxml.write(sent))));
    }

    private static DocumentEntry entry(ExtrinsicObjectType sent) {
        return new DocumentEntry(
                EntryIdentity.first(ID),
                RECORD,
                new UUID(9, 9),
                AvailabilityStatus.APPROVED,
                EbxmlToRecord.visibility(sent),
                EbxmlToRecord.metadata(sent),
                CONTENT,
                NOW);
    }

    private static String shown(String kept) {
        return Kept.shown(kept, AvailabilityStatus.APPROVED, "1.2.3.4");
    }

    private static String withoutVisibility(ExtrinsicObjectType entry) {
        entry.getClassification()
                .removeIf(one -> Scheme.CONFIDENTIALITY.urn().equals(one.getClassificationScheme())
                        && Visibility.isNamed(one.getNodeRepresentation()));
        return Sent.ungoverned(entry);
    }

    @Provide
    Arbitrary<ExtrinsicObjectType> entries() {
        return Sent.entries();
    }

    @Provide
    Arbitrary<RegistryPackageType> folders() {
        return Sent.folders();
    }

    @Provide
    Arbitrary<AssociationType1> associations() {
        return Sent.associations();
    }

    @Provide
    Arbitrary<Visibility> visibilities() {
        return Said.visibilities();
    }
}
