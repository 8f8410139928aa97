package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.PortsContract.aRecord;
import static org.opencarnet.sharing.PortsContract.aSet;
import static org.opencarnet.sharing.PortsContract.aUniqueId;
import static org.opencarnet.sharing.PortsContract.anEntry;
import static org.opencarnet.sharing.PortsContract.association;
import static org.opencarnet.sharing.PortsContract.forms;
import static org.opencarnet.sharing.PortsContract.next;
import static org.opencarnet.sharing.PortsContract.written;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Documents.AlreadyThere;
import org.opencarnet.sharing.Documents.Gathering;
import org.opencarnet.sharing.Documents.Linked;
import org.opencarnet.sharing.Documents.Rendered;
import org.opencarnet.sharing.Documents.Submission;
import org.opencarnet.sharing.Documents.Written;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;

/** What every keeper of documents does with submission sets, folders and associations. */
public interface GatheringsContract extends PortsContract {

    private Documents documents() {
        return ports().documents();
    }

    private List<Gathering> gatherings(RecordId record) {
        return unit(() -> documents().gatherings(record));
    }

    private static Rendered<Folder> folder(RecordId record, Instant updated) {
        var codes = List.of(new Concept(new Code("1.2", "suivi"), "Suivi"));
        var declared = new Folder.Declared(aUniqueId(), codes, Optional.of("Grossesse"));
        var folder = new Folder(UUID.randomUUID(), record, updated, declared);
        return new Rendered<>(folder, forms("folder " + folder.id()));
    }

    private static Written fedWith(Rendered<SubmissionSet> set) {
        var entry = anEntry(set.value().record());
        return written(new DocumentEntry(
                entry.identity(),
                entry.record(),
                set.value().id(),
                entry.status(),
                entry.visibility(),
                entry.metadata(),
                entry.content(),
                entry.updated()));
    }

    private static UUID id(Written written) {
        return written.entry().identity().logicalId();
    }

    private static List<UUID> sorted(UUID... ids) {
        return Arrays.stream(ids)
                .map(UUID::toString)
                .sorted()
                .map(UUID::fromString)
                .toList();
    }

    @Test
    default void tellsWhatWasFedWithASet() {
        var set = aSet(aRecord());
        var folder = folder(set.value().record(), NOW);
        var one = fedWith(set);
        var other = fedWith(set);
        add(new Submission(set, List.of(one, other), List.of(), List.of(folder), List.of()));
        inUnit(() -> documents().addVersion(next(one.entry(), AvailabilityStatus.ARCHIVED)));

        var told = unit(() -> documents().gathering(set.value().id())).orElseThrow();

        assertThat(((Gathering.OfSubmission) told).set()).isEqualTo(set.value());
        assertThat(told.rendered()).isEqualTo(set.forms().fhir());
        assertThat(told.members().subList(0, 2)).isEqualTo(sorted(id(one), id(other)));
        assertThat(told.members().subList(2, 3)).containsExactly(folder.value().id());
        assertThat(told.members()).hasSize(3);
    }

    @Test
    default void tellsWhatEnteredAFolderByAndBy() {
        var record = aRecord();
        var first = aSet(record);
        var second = aSet(record);
        var folder = folder(record, NOW);
        var one = fedWith(first);
        var other = fedWith(second);
        add(new Submission(
                first,
                List.of(one),
                List.of(),
                List.of(folder),
                List.of(association(Association.Type.HAS_MEMBER, folder.value().id(), id(one)))));
        var later = new Folder(
                folder.value().id(), record, NOW.plusSeconds(5), folder.value().declared());

        add(new Submission(
                second,
                List.of(other),
                List.of(),
                List.of(new Rendered<>(later, forms("anew"))),
                List.of(association(Association.Type.HAS_MEMBER, later.id(), id(other)))));

        var told = unit(() -> documents().gathering(later.id())).orElseThrow();
        assertThat(((Gathering.InFolder) told).folder()).isEqualTo(later);
        assertThat(told.rendered()).isEqualTo("anew");
        assertThat(told.members()).isEqualTo(sorted(id(one), id(other)));
        assertThat(unit(() -> documents().gathering(first.value().id()))
                        .orElseThrow()
                        .members())
                .containsExactly(id(one), later.id());
        assertThat(unit(() -> documents().gathering(second.value().id()))
                        .orElseThrow()
                        .members())
                .containsExactly(id(other));
    }

    @Test
    default void tellsInWhichRecordsANameIsBorne() {
        var set = aSet(aRecord());
        var record = set.value().record();
        var folder = folder(record, NOW);
        var document = fedWith(set);
        add(new Submission(set, List.of(document), List.of(), List.of(folder), List.of()));
        var next = written(document.entry()
                .next(
                        AvailabilityStatus.APPROVED,
                        Visibility.OPEN.masked(true),
                        new DocumentEntry.Version(UUID.randomUUID(), NOW)));
        inUnit(() -> documents().addVersion(next));

        var names = List.of(
                set.value().declared().uniqueId().uri(),
                "urn:uuid:" + set.value().id(),
                folder.value().declared().uniqueId().uri(),
                "urn:uuid:" + folder.value().id(),
                document.entry().metadata().uniqueId().uri(),
                "urn:uuid:" + id(document),
                "urn:uuid:" + document.entry().identity().entryUuid(),
                "urn:uuid:" + next.entry().identity().entryUuid());

        assertThat(names).allSatisfy(name -> assertThat(records(name)).containsExactly(record));
        assertThat(unit(() -> documents().records(names))).containsExactly(record);
        assertThat(records("urn:uuid:" + UUID.randomUUID())).isEmpty();
        assertThat(unit(() -> documents().records(List.of()))).isEmpty();
    }

    private Set<RecordId> records(String name) {
        return unit(() -> documents().records(List.of(name)));
    }

    @Test
    default void tellsOfThemInTheWordsThatAreAskedFor() {
        var set = aSet(aRecord());
        var folder = folder(set.value().record(), NOW);
        add(new Submission(set, List.of(), List.of(), List.of(folder), List.of()));

        for (var form : Form.values()) {
            var asked = documents().in(form);

            assertThat(unit(() -> asked.gatherings(set.value().record())))
                    .extracting(Gathering::rendered)
                    .containsExactlyInAnyOrder(
                            set.forms().in(form), folder.forms().in(form));
        }
        var told = unit(() -> documents().gathering(folder.value().id())).orElseThrow();
        assertThat(unit(() -> documents().folder((Gathering.InFolder) told))).isEqualTo(folder);
    }

    @Test
    default void listsSetsAndFoldersOfOneRecordNewestFirst() {
        var set = aSet(aRecord());
        var folder = folder(set.value().record(), NOW.plusSeconds(1));
        add(new Submission(set, List.of(), List.of(), List.of(folder), List.of()));
        add(new Submission(aSet(aRecord()), List.of(), List.of(), List.of(), List.of()));

        assertThat(gatherings(set.value().record()))
                .extracting(Gathering::id)
                .containsExactly(folder.value().id(), set.value().id());
        assertThat(gatherings(aRecord())).isEmpty();
    }

    @Test
    default void aDocumentIsNoGatheringAndAGatheringNoDocument() {
        var set = aSet(aRecord());
        var entry = fedWith(set);
        add(new Submission(set, List.of(entry), List.of(), List.of(), List.of()));

        assertThat(unit(() -> documents().gathering(id(entry)))).isEmpty();
        assertThat(unit(() -> documents().current(set.value().id()))).isEmpty();
        assertThat(unit(() -> documents()
                        .identifiedBy(List.of(set.value().declared().uniqueId().uri()))))
                .isEmpty();
        assertThat(unit(() -> documents().gathering(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void aTakenNameOfAFolderUndoesTheSubmission() {
        var folder = folder(aRecord(), NOW);
        add(new Submission(aSet(folder.value().record()), List.of(), List.of(), List.of(folder), List.of()));
        var record = aRecord();
        var sameName = new Folder(UUID.randomUUID(), record, NOW, folder.value().declared());
        var set = aSet(record);

        assertThatThrownBy(() -> add(new Submission(
                        set, List.of(), List.of(), List.of(new Rendered<>(sameName, forms(""))), List.of())))
                .isInstanceOf(AlreadyThere.class);

        assertThat(gatherings(record)).isEmpty();
    }

    @Test
    default void tellsRelationsFromEitherEnd() {
        var record = aRecord();
        var replaces = association(Association.Type.REPLACES, UUID.randomUUID(), UUID.randomUUID());
        var appends = association(
                Association.Type.APPENDS,
                UUID.randomUUID(),
                replaces.association().source());
        add(new Submission(aSet(record), List.of(), List.of(), List.of(), List.of(replaces, appends)));

        assertThat(related(record, replaces.association().target())).containsExactly(replaces);
        assertThat(related(record, replaces.association().source())).containsExactlyInAnyOrder(replaces, appends);
        assertThat(related(
                        record,
                        appends.association().source(),
                        replaces.association().target()))
                .containsExactlyInAnyOrder(replaces, appends);
        assertThat(related(record, new EntryIdentity(UUID.randomUUID(), UUID.randomUUID(), 1).logicalId()))
                .isEmpty();
        assertThat(related(record)).isEmpty();
        assertThat(related(aRecord(), replaces.association().source())).isEmpty();
    }

    private List<Linked> related(RecordId record, UUID... objects) {
        return unit(() -> documents().associations(record, List.of(objects)));
    }

    private static Rendered<Folder> restated(Folder folder, String title) {
        var said = new Folder.Declared(folder.declared().uniqueId(), List.of(), Optional.of(title));
        var next = folder.restated(said, new DocumentEntry.Version(UUID.randomUUID(), NOW.plusSeconds(9)));
        return new Rendered<>(next, forms(title));
    }

    private void change(RecordId record, Documents.Changed changed) {
        var set = new Submission(aSet(record), List.of(), List.of(), List.of(), List.of());
        inUnit(() -> documents().add(set, changed));
    }

    @Test
    default void keepsTheMetadataVersionsOfAFolder() {
        var record = aRecord();
        var first = folder(record, NOW);
        add(new Submission(aSet(record), List.of(), List.of(), List.of(first), List.of()));
        var second = restated(first.value(), "Deuxième");
        var third = restated(second.value(), "Troisième");

        change(record, new Documents.Changed(List.of(second), List.of()));
        change(record, new Documents.Changed(List.of(third), List.of()));

        var name = third.value().identity().entryUuid();
        for (var form : Form.values()) {
            var asked = documents().in(form);
            assertThat(unit(() -> asked.gathering(name)))
                    .contains(
                            new Gathering.InFolder(third.value(), third.forms().in(form), List.of()));
            assertThat(unit(() -> asked.formerFolders(record)))
                    .containsExactly(
                            new Gathering.InFolder(
                                    second.value(), second.forms().in(form), List.of()),
                            new Gathering.InFolder(first.value(), first.forms().in(form), List.of()));
        }
        assertThat(unit(() -> documents().gathering(second.value().identity().entryUuid())))
                .isEmpty();
        assertThat(unit(() -> documents().formerFolders(aRecord()))).isEmpty();
    }

    @Test
    default void aFolderIsChangedFromItsLatestVersionAlone() {
        var record = aRecord();
        var first = folder(record, NOW);
        add(new Submission(aSet(record), List.of(), List.of(), List.of(first), List.of()));
        var second = restated(first.value(), "Deuxième");
        change(record, new Documents.Changed(List.of(second), List.of()));

        var another = new Documents.Changed(List.of(restated(first.value(), "Autre")), List.of());
        var entering = new Submission(aSet(record), List.of(), List.of(), List.of(first), List.of());

        assertThatThrownBy(() -> change(record, another)).isInstanceOf(AlreadyThere.class);
        assertThatThrownBy(() -> add(entering)).isInstanceOf(AlreadyThere.class);
        assertThat(gatherings(record))
                .filteredOn(Gathering.InFolder.class::isInstance)
                .extracting(Gathering::rendered)
                .containsExactly(second.forms().fhir());
    }

    @Test
    default void anAssociationHoldsNoMoreAndHoldsAgain() {
        var set = aSet(aRecord());
        var record = set.value().record();
        var folder = folder(record, NOW);
        var one = fedWith(set);
        var within = association(Association.Type.HAS_MEMBER, folder.value().id(), id(one));
        add(new Submission(set, List.of(one), List.of(), List.of(folder), List.of(within)));
        var no = within.association().in(AvailabilityStatus.DEPRECATED);

        change(record, new Documents.Changed(List.of(), List.of(no)));

        assertThat(related(record, id(one))).containsExactly(new Linked(no, within.ebxml()));
        assertThat(unit(() -> documents().association(record, no.id()))).contains(new Linked(no, within.ebxml()));
        assertThat(unit(() -> documents().association(aRecord(), no.id()))).isEmpty();
        assertThat(members(folder)).isEmpty();
        var again = new Documents.Changed(List.of(), List.of(no));
        assertThatThrownBy(() -> change(record, again)).isInstanceOf(AlreadyThere.class);

        change(record, new Documents.Changed(List.of(), List.of(within.association())));

        assertThat(members(folder)).containsExactly(id(one));
    }

    private List<UUID> members(Rendered<Folder> folder) {
        return unit(() -> documents().gathering(folder.value().id()))
                .orElseThrow()
                .members();
    }

    @Test
    default void forgetsTheVersionsOfFoldersToo() {
        var record = aRecord();
        var first = folder(record, NOW);
        add(new Submission(aSet(record), List.of(), List.of(), List.of(first), List.of()));
        change(record, new Documents.Changed(List.of(restated(first.value(), "Deuxième")), List.of()));

        inUnit(() -> documents().forget(record));

        assertThat(gatherings(record)).isEmpty();
        assertThat(unit(() -> documents().formerFolders(record))).isEmpty();
    }
}
