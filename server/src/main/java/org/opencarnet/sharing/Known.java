package org.opencarnet.sharing;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;

/** What a caller may know of in one record, for as long as a visit lasts. What is hidden from him is in no answer, nor is what would tell of it. */
public final class Known {

    private final Documents documents;
    private final Reception reception;
    private final Visit visit;
    private final Decision overall;
    private Optional<Decision> shown = Optional.empty();
    private final Map<UUID, UUID> latest = new HashMap<>();
    private Optional<List<Gather.Shown>> gatherings = Optional.empty();

    Known(Reception reception, Visit visit, Decision overall) {
        this.documents = reception.ports().documents();
        this.reception = reception;
        this.visit = visit;
        this.overall = overall;
    }

    /** The current versions of documents that meet all of these, the latest first, so many at the most. */
    public List<Cleared> documents(List<Criterion> criteria, int limit) {
        var narrowing = reception.law().narrow(visit.asks(Action.LIST), visit.facts());
        var query = new DocumentQuery(record(), criteria, DocumentQuery.Order.NEWEST_FIRST, Optional.empty(), limit);
        return documents.find(query, narrowing).stream()
                .flatMap(row -> cleared(row).stream())
                .toList();
    }

    /** All metadata versions of a document, the latest first; none where its current one is not known. */
    public List<Cleared> versions(UUID logicalId) {
        if (documents(List.of(new Criterion.OneOf(Set.of(logicalId))), 1).isEmpty()) {
            return List.of();
        }
        return documents.versions(logicalId).stream()
                .flatMap(row -> cleared(row).stream())
                .toList();
    }

    /** The documents of which some metadata version bears one of these names, by that name; whether they are known or not. */
    public Map<UUID, UUID> named(Collection<UUID> entryUuids) {
        return documents.named(record(), entryUuids);
    }

    /** The document of the record that bears this uniqueId, by its logicalId; whether it is known or not. */
    Optional<UUID> bearing(UniqueId uniqueId) {
        return documents.identifiedBy(List.of(uniqueId.uri())).stream()
                .filter(one -> one.record().equals(record()) && one.uniqueId().equals(uniqueId))
                .map(one -> one.identity().logicalId())
                .findFirst();
    }

    /** Whether this document was deleted, and the caller is one who might delete it if it were there. */
    public boolean isRemoved(UUID logicalId) {
        return documents
                .current(logicalId)
                .filter(one -> one.record().equals(record()) && one.status() == AvailabilityStatus.DELETED)
                .map(one -> one.factsFor(visit.caller().requester()))
                .filter(was -> reception
                        .decide(
                                visit,
                                Action.DELETE,
                                new Facts.Document(
                                        was.type(), was.visibility(), AvailabilityStatus.APPROVED, was.authored()))
                        .permitted())
                .isPresent();
    }

    /** The submission sets and folders. */
    public List<Gather.Shown> gatherings() {
        if (gatherings.isEmpty()) {
            gatherings = Optional.of(new KnownLists(reception).of(visit));
        }
        return gatherings.get();
    }

    /** The folders, in their latest metadata versions. */
    public List<Documents.Gathering.InFolder> folders() {
        return gatherings().stream()
                .map(Gather.Shown::gathering)
                .filter(Documents.Gathering.InFolder.class::isInstance)
                .map(Documents.Gathering.InFolder.class::cast)
                .toList();
    }

    /** The former metadata versions of the folders, the latest first. */
    public List<Documents.Gathering.InFolder> formerFolders() {
        var known = folders().stream().map(Documents.Gathering::id).collect(Collectors.toSet());
        return documents.formerFolders(record()).stream()
                .filter(one -> known.contains(one.id()))
                .toList();
    }

    /** The latest entryUUIDs of documents and folders, by logicalId, as far as associations of them were asked for. */
    public Map<UUID, UUID> latest() {
        return Collections.unmodifiableMap(latest);
    }

    /**
     * The relations in which one of these objects (documents by logicalId) is source or target, as far as both ends are known; those that hold no more
     * too.
     */
    public List<Documents.Linked> associations(Collection<UUID> objects) {
        var all = documents.associations(record(), objects);
        var ends = all.stream()
                .map(Documents.Linked::association)
                .flatMap(one -> Stream.of(one.source(), one.target()))
                .collect(Collectors.toSet());
        var known = knownAmong(ends);
        return all.stream()
                .filter(one -> known.contains(one.association().source())
                        && known.contains(one.association().target()))
                .toList();
    }

    private Set<UUID> knownAmong(Set<UUID> ends) {
        if (ends.isEmpty()) {
            return Set.of();
        }
        var known = new HashSet<UUID>();
        documents(List.of(new Criterion.OneOf(ends)), ends.size()).stream()
                .map(one -> one.document().identity())
                .forEach(one -> latest.put(one.logicalId(), one.entryUuid()));
        folders().stream()
                .map(one -> one.folder().identity())
                .forEach(one -> latest.put(one.logicalId(), one.entryUuid()));
        known.addAll(latest.keySet());
        gatherings().forEach(one -> known.add(one.gathering().id()));
        return known;
    }

    /** What the trail says of the visit: authorship where nothing else let it through. */
    Decision decided() {
        return overall.permitted() ? overall : shown.orElse(overall);
    }

    private RecordId record() {
        return visit.situation().orElseThrow().record().id();
    }

    private Optional<Cleared> cleared(Documents.Listed row) {
        var request = visit.asks(Action.LIST);
        Facts facts = visit.facts().about(row.factsFor(visit.caller().requester()));
        var decision = reception.law().decide(request, facts);
        if (decision.refused()) {
            return Optional.empty();
        }
        shown = shown.or(() -> Optional.of(decision));
        return Optional.of(new Cleared(row, request, facts, decision));
    }
}
