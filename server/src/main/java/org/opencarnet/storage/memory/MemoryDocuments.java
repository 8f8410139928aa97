package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Narrowing;
import org.opencarnet.access.Requester;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.DocumentQuery.Order.By;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.Records;

/** Documents in memory: each with its metadata versions, newest first. */
final class MemoryDocuments implements Documents {

    private final Memory memory;
    private final Map<UUID, List<Written>> documents;
    private final Map<UniqueId, UUID> identities;
    private final MemoryGatherings gatherings;
    private final MemoryRecords records;
    private final Form form;

    MemoryDocuments(Memory memory, MemoryRecords records) {
        this.memory = memory;
        this.records = records;
        this.documents = new LinkedHashMap<>();
        this.identities = new LinkedHashMap<>();
        this.gatherings = new MemoryGatherings(memory);
        this.form = Form.FHIR;
    }

    private MemoryDocuments(MemoryDocuments same, Form form) {
        this.memory = same.memory;
        this.documents = same.documents;
        this.identities = same.identities;
        this.gatherings = same.gatherings.in(form);
        this.records = same.records;
        this.form = form;
    }

    @Override
    public Documents in(Form asked) {
        return new MemoryDocuments(this, asked);
    }

    @Override
    public Rendered<Folder> folder(Gathering.InFolder listed) {
        return memory.read(() -> gatherings.folder(listed.id()));
    }

    @Override
    public void add(Submission submission, Changed changed) {
        var set = submission.set().value();
        identify(set.declared().uniqueId(), set.id());
        for (var written : submission.entries()) {
            var logicalId = written.entry().identity().logicalId();
            identify(written.entry().metadata().uniqueId(), logicalId);
            memory.put(documents, logicalId, List.of(written));
        }
        for (var next : submission.next()) {
            if (!addVersion(next)) {
                throw new AlreadyThere(new IllegalStateException("another version is current"));
            }
        }
        for (var folder : submission.folders()) {
            if (!gatherings.knows(folder.value().id())) {
                identify(folder.value().declared().uniqueId(), folder.value().id());
            }
        }
        gatherings.change(changed);
        gatherings.add(submission);
    }

    @Override
    public boolean addVersion(Written next) {
        return memory.read(() -> {
            var identity = next.entry().identity();
            var versions = documents.getOrDefault(identity.logicalId(), List.of());
            var follows = !versions.isEmpty()
                    && versions.get(0).entry().identity().version() == identity.version() - 1
                    && versions.get(0).entry().record().equals(next.entry().record());
            if (follows) {
                var longer = new ArrayList<>(List.of(next));
                longer.addAll(versions);
                memory.put(documents, identity.logicalId(), Collections.unmodifiableList(longer));
            }
            return follows;
        });
    }

    @Override
    public List<Listed> find(DocumentQuery query, Narrowing narrowing) {
        var order = Listing.order(query.order());
        return memory.read(() -> matching(query, narrowing)
                .map(written -> Listing.of(written, query.order().by(), form))
                .filter(listed -> query.after()
                        .map(after -> order.compare(listed.position(), after) > 0)
                        .orElse(true))
                .sorted((one, other) -> order.compare(one.position(), other.position()))
                .limit(query.limit())
                .toList());
    }

    @Override
    public long count(DocumentQuery query, Narrowing narrowing) {
        return memory.read(() -> matching(query, narrowing).count());
    }

    @Override
    public Optional<Listed> current(UUID logicalId) {
        return versions(logicalId).stream().findFirst();
    }

    @Override
    public Optional<Situated> situated(UUID logicalId, Requester requester, Instant at) {
        return memory.read(() -> current(logicalId)
                .flatMap(document -> records.situation(new Records.Reference.ById(document.record()), requester, at)
                        .map(situation -> new Situated(document, situation))));
    }

    @Override
    public List<Listed> identifiedBy(Collection<String> uris) {
        return memory.read(() -> current()
                .filter(written -> written.entry().identifiers().anyMatch(uris::contains))
                .map(written -> Listing.of(written, By.DATE, form))
                .toList());
    }

    @Override
    public Set<RecordId> records(Collection<String> uris) {
        return memory.read(() -> Stream.concat(
                        documents.values().stream()
                                .flatMap(List::stream)
                                .map(Written::entry)
                                .filter(entry -> entry.identifiers().anyMatch(uris::contains))
                                .map(DocumentEntry::record),
                        gatherings.records(uris))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<Listed> versions(UUID logicalId) {
        return memory.read(() -> documents.getOrDefault(logicalId, List.of()).stream()
                .map(written -> Listing.of(written, By.DATE, form))
                .toList());
    }

    @Override
    public Map<UUID, UUID> named(RecordId record, Collection<UUID> entryUuids) {
        return memory.read(() -> documents.values().stream()
                .flatMap(List::stream)
                .map(Written::entry)
                .filter(entry -> entry.record().equals(record))
                .map(DocumentEntry::identity)
                .filter(identity -> entryUuids.contains(identity.entryUuid()))
                .collect(Collectors.toMap(EntryIdentity::entryUuid, EntryIdentity::logicalId, (one, same) -> one)));
    }

    @Override
    public Written entry(Listed listed) {
        return memory.read(() -> documents.getOrDefault(listed.identity().logicalId(), List.of()).stream()
                .filter(written -> written.entry().identity().equals(listed.identity()))
                .findFirst()
                .orElseThrow());
    }

    @Override
    public List<Linked> associations(RecordId record, Collection<UUID> objects) {
        return gatherings.associations(record, objects);
    }

    @Override
    public List<Gathering> gatherings(RecordId record) {
        return memory.read(
                () -> gatherings.of(record, current().map(Written::entry).toList()));
    }

    @Override
    public Optional<Linked> association(RecordId record, UUID id) {
        return gatherings.association(record, id);
    }

    @Override
    public List<Gathering.InFolder> formerFolders(RecordId record) {
        return gatherings.former(record);
    }

    @Override
    public Optional<Gathering> gathering(UUID name) {
        return memory.read(
                () -> gatherings.gathering(name, current().map(Written::entry).toList()));
    }

    @Override
    public List<Listed> invisibleSince(Instant before, int limit) {
        return memory.read(() -> current()
                .filter(written -> written.entry().visibility().invisibleToPatient()
                        && written.entry().status() != AvailabilityStatus.DELETED
                        && written.entry().updated().isBefore(before))
                .sorted(Comparator.comparing(written -> written.entry().updated()))
                .limit(limit)
                .map(written -> Listing.of(written, By.UPDATED, form))
                .toList());
    }

    @Override
    public void forget(RecordId record) {
        var gone = memory.read(() -> Stream.concat(
                        documents.entrySet().stream()
                                .filter(one ->
                                        one.getValue().get(0).entry().record().equals(record))
                                .map(Map.Entry::getKey),
                        gatherings.ids(record))
                .collect(Collectors.toUnmodifiableSet()));
        gone.forEach(id -> memory.remove(documents, id));
        List.copyOf(identities.entrySet()).stream()
                .filter(one -> gone.contains(one.getValue()))
                .forEach(one -> memory.remove(identities, one.getKey()));
        gatherings.forget(record);
    }

    private Stream<Written> matching(DocumentQuery query, Narrowing narrowing) {
        return current()
                .filter(written -> written.entry().record().equals(query.record()))
                .filter(written -> query.criteria().stream().allMatch(one -> one.matches(written.entry())))
                .filter(written -> Listing.lets(narrowing, written.entry()));
    }

    private Stream<Written> current() {
        return documents.values().stream().map(versions -> versions.get(0));
    }

    private void identify(UniqueId uniqueId, UUID id) {
        if (identities.containsKey(uniqueId) || identities.containsValue(id)) {
            throw new AlreadyThere(new IllegalStateException("taken: " + uniqueId));
        }
        memory.put(identities, uniqueId, id);
    }
}
