package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.sharing.Documents.Gathering;
import org.opencarnet.sharing.Documents.Rendered;
import org.opencarnet.sharing.Documents.Submission;

/** Submission sets, folders and associations in memory. */
final class MemoryGatherings {

    private static final Comparator<Gathering> NEWEST_FIRST = Comparator.comparing(MemoryGatherings::happened)
            .thenComparing(Gathering::id, Unsigned.ORDER)
            .reversed();

    private final Memory memory;
    private final Map<UUID, Rendered<SubmissionSet>> sets = new LinkedHashMap<>();
    private final Map<UUID, FolderOfSet> folders = new LinkedHashMap<>();
    private final Map<UUID, OfRecord> associations = new LinkedHashMap<>();

    MemoryGatherings(Memory memory) {
        this.memory = memory;
    }

    void add(Submission submission) {
        var set = submission.set().value();
        memory.put(sets, set.id(), submission.set());
        for (var folder : submission.folders()) {
            var id = folder.value().id();
            var bornWith =
                    Optional.ofNullable(folders.get(id)).map(FolderOfSet::set).orElse(set.id());
            memory.put(folders, id, new FolderOfSet(bornWith, folder));
        }
        submission.associations().forEach(one -> memory.put(associations, one.id(), new OfRecord(set.record(), one)));
    }

    boolean knows(UUID folder) {
        return folders.containsKey(folder);
    }

    List<Association> associations(RecordId record, Collection<UUID> objects) {
        return memory.read(() -> of(record)
                .filter(one -> objects.contains(one.source()) || objects.contains(one.target()))
                .sorted(Comparator.comparing(Association::id, Unsigned.ORDER))
                .toList());
    }

    List<Gathering> of(RecordId record, List<DocumentEntry> documents) {
        return all(documents)
                .filter(gathering -> gathering.record().equals(record))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    Optional<Gathering> gathering(UUID id, List<DocumentEntry> documents) {
        return all(documents).filter(gathering -> gathering.id().equals(id)).findFirst();
    }

    private Stream<Gathering> all(List<DocumentEntry> documents) {
        Stream<Gathering> ofSubmission = sets.values().stream()
                .map(set -> new Gathering.OfSubmission(set.value(), set.rendered(), fedWith(set.value(), documents)));
        Stream<Gathering> inFolder = folders.values().stream()
                .map(FolderOfSet::folder)
                .map(folder -> new Gathering.InFolder(folder.value(), folder.rendered(), within(folder.value())));
        return Stream.concat(ofSubmission, inFolder);
    }

    private List<UUID> fedWith(SubmissionSet set, List<DocumentEntry> documents) {
        var members = new ArrayList<UUID>();
        documents.stream()
                .filter(entry -> entry.submissionSet().equals(set.id()))
                .map(entry -> entry.identity().logicalId())
                .sorted(Unsigned.ORDER)
                .forEach(members::add);
        folders.values().stream()
                .filter(folder -> folder.set().equals(set.id()))
                .map(folder -> folder.folder().value().id())
                .sorted(Unsigned.ORDER)
                .forEach(members::add);
        return members;
    }

    private List<UUID> within(Folder folder) {
        return of(folder.record())
                .filter(one -> one.type() == Association.Type.HAS_MEMBER
                        && one.source().equals(folder.id()))
                .map(Association::target)
                .sorted(Unsigned.ORDER)
                .toList();
    }

    private Stream<Association> of(RecordId record) {
        return associations.values().stream()
                .filter(one -> one.record().equals(record))
                .map(OfRecord::association);
    }

    private static Instant happened(Gathering gathering) {
        return gathering instanceof Gathering.OfSubmission ofSubmission
                ? ofSubmission.set().received()
                : ((Gathering.InFolder) gathering).folder().updated();
    }

    private record FolderOfSet(UUID set, Rendered<Folder> folder) {}

    private record OfRecord(RecordId record, Association association) {}
}
