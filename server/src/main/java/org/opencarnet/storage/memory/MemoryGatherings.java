package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Documents.AlreadyThere;
import org.opencarnet.sharing.Documents.Changed;
import org.opencarnet.sharing.Documents.Gathering;
import org.opencarnet.sharing.Documents.Linked;
import org.opencarnet.sharing.Documents.Rendered;
import org.opencarnet.sharing.Documents.Submission;
import org.opencarnet.sharing.Form;

/** Submission sets, folders and associations in memory. */
final class MemoryGatherings {

    private static final Comparator<Gathering> NEWEST_FIRST = Comparator.comparing(MemoryGatherings::happened)
            .thenComparing(Gathering::id, Unsigned.ORDER)
            .reversed();

    private final Memory memory;
    private final Map<UUID, Rendered<SubmissionSet>> sets;
    private final Map<UUID, FolderOfSet> folders;
    private final Map<UUID, List<Rendered<Folder>>> former;
    private final Map<UUID, OfRecord> associations;
    private final Form form;

    MemoryGatherings(Memory memory) {
        this.memory = memory;
        this.sets = new LinkedHashMap<>();
        this.folders = new LinkedHashMap<>();
        this.former = new LinkedHashMap<>();
        this.associations = new LinkedHashMap<>();
        this.form = Form.FHIR;
    }

    private MemoryGatherings(MemoryGatherings same, Form form) {
        this.memory = same.memory;
        this.sets = same.sets;
        this.folders = same.folders;
        this.former = same.former;
        this.associations = same.associations;
        this.form = form;
    }

    MemoryGatherings in(Form asked) {
        return new MemoryGatherings(this, asked);
    }

    Rendered<Folder> folder(UUID id) {
        return Optional.ofNullable(folders.get(id)).orElseThrow().folder();
    }

    void add(Submission submission) {
        var set = submission.set().value();
        memory.put(sets, set.id(), submission.set());
        for (var folder : submission.folders()) {
            var known = Optional.ofNullable(folders.get(folder.value().id()));
            known.ifPresent(one -> require(one.version() == version(folder)));
            var bornWith = known.map(FolderOfSet::set).orElse(set.id());
            memory.put(folders, folder.value().id(), new FolderOfSet(bornWith, folder));
        }
        submission
                .associations()
                .forEach(one -> memory.put(associations, one.association().id(), new OfRecord(set.record(), one)));
    }

    void change(Changed changed) {
        changed.folders().forEach(this::restate);
        changed.associations().forEach(this::change);
    }

    private void restate(Rendered<Folder> next) {
        var id = next.value().id();
        var current = Objects.requireNonNull(folders.get(id));
        require(current.version() == version(next) - 1);
        var versions = new ArrayList<>(List.of(current.folder()));
        versions.addAll(former.getOrDefault(id, List.of()));
        memory.put(former, id, List.copyOf(versions));
        memory.put(folders, id, new FolderOfSet(current.set(), next));
    }

    private void change(Association next) {
        var known = Objects.requireNonNull(associations.get(next.id()));
        require(known.linked().association().status() != next.status());
        memory.put(
                associations,
                next.id(),
                new OfRecord(known.record(), new Linked(next, known.linked().ebxml())));
    }

    private static void require(boolean unchanged) {
        if (!unchanged) {
            throw new AlreadyThere(new IllegalStateException("another version is current"));
        }
    }

    private static int version(Rendered<Folder> folder) {
        return folder.value().identity().version();
    }

    Optional<Linked> association(RecordId record, UUID id) {
        return memory.read(() ->
                linked(record).filter(one -> one.association().id().equals(id)).findFirst());
    }

    List<Gathering.InFolder> former(RecordId record) {
        return memory.read(() -> former.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.value().record().equals(record))
                .sorted(Comparator.comparing(MemoryGatherings::version).reversed())
                .map(one -> new Gathering.InFolder(one.value(), one.forms().in(form), List.of()))
                .toList());
    }

    /** The submission sets and folders of a record. */
    Stream<UUID> ids(RecordId record) {
        return all(List.of())
                .filter(gathering -> gathering.record().equals(record))
                .map(Gathering::id);
    }

    void forget(RecordId record) {
        ids(record).toList().forEach(id -> {
            memory.remove(sets, id);
            memory.remove(folders, id);
            memory.remove(former, id);
        });
        List.copyOf(associations.entrySet()).stream()
                .filter(one -> one.getValue().record().equals(record))
                .forEach(one -> memory.remove(associations, one.getKey()));
    }

    boolean knows(UUID folder) {
        return folders.containsKey(folder);
    }

    List<Linked> associations(RecordId record, Collection<UUID> objects) {
        return memory.read(() -> linked(record)
                .filter(one -> objects.contains(one.association().source())
                        || objects.contains(one.association().target()))
                .sorted(Comparator.comparing(one -> one.association().id(), Unsigned.ORDER))
                .toList());
    }

    List<Gathering> of(RecordId record, List<DocumentEntry> documents) {
        return all(documents)
                .filter(gathering -> gathering.record().equals(record))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    Optional<Gathering> gathering(UUID name, List<DocumentEntry> documents) {
        return all(documents).filter(gathering -> gathering.isNamed(name)).findFirst();
    }

    /** The records in which one bears one of these identifiers. */
    Stream<RecordId> records(Collection<String> uris) {
        return all(List.of())
                .filter(one -> uris.contains("urn:uuid:" + one.id())
                        || uris.contains(uniqueId(one).uri()))
                .map(Gathering::record);
    }

    private static UniqueId uniqueId(Gathering one) {
        return one instanceof Gathering.OfSubmission set
                ? set.set().declared().uniqueId()
                : ((Gathering.InFolder) one).folder().declared().uniqueId();
    }

    private Stream<Gathering> all(List<DocumentEntry> documents) {
        Stream<Gathering> ofSubmission = sets.values().stream()
                .map(set ->
                        new Gathering.OfSubmission(set.value(), set.forms().in(form), fedWith(set.value(), documents)));
        Stream<Gathering> inFolder = folders.values().stream()
                .map(FolderOfSet::folder)
                .map(folder ->
                        new Gathering.InFolder(folder.value(), folder.forms().in(form), within(folder.value())));
        return Stream.concat(ofSubmission, inFolder);
    }

    private List<UUID> fedWith(SubmissionSet set, List<DocumentEntry> documents) {
        var members = new ArrayList<UUID>();
        documents.stream()
                .filter(entry -> entry.submissionSet().equals(set.id()))
                .map(entry -> entry.identity().logicalId())
                .sorted(Unsigned.ORDER)
                .forEach(members::add);
        held(set.record(), set.id()).forEach(members::add);
        folders.values().stream()
                .filter(folder -> folder.set().equals(set.id()))
                .map(folder -> folder.folder().value().id())
                .sorted(Unsigned.ORDER)
                .forEach(members::add);
        return members;
    }

    private List<UUID> within(Folder folder) {
        return held(folder.record(), folder.id()).toList();
    }

    private Stream<UUID> held(RecordId record, UUID holder) {
        return of(record)
                .filter(one ->
                        one.type().holds() && one.isApproved() && one.source().equals(holder))
                .map(Association::target)
                .distinct()
                .sorted(Unsigned.ORDER);
    }

    private Stream<Association> of(RecordId record) {
        return linked(record).map(Linked::association);
    }

    private Stream<Linked> linked(RecordId record) {
        return associations.values().stream()
                .filter(one -> one.record().equals(record))
                .map(OfRecord::linked);
    }

    private static Instant happened(Gathering gathering) {
        return gathering instanceof Gathering.OfSubmission ofSubmission
                ? ofSubmission.set().received()
                : ((Gathering.InFolder) gathering).folder().updated();
    }

    private record FolderOfSet(UUID set, Rendered<Folder> folder) {

        int version() {
            return MemoryGatherings.version(folder);
        }
    }

    private record OfRecord(RecordId record, Linked linked) {}
}
