package org.opencarnet.sharing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.record.RecordId;

/** The documents that a revision may be about: those of the record that the caller may know of. */
final class Found {

    private final Documents documents;
    private final Reception reception;
    private final Visit visit;
    private final Map<UUID, UUID> logicalIds;
    private final Map<UUID, Optional<Documents.Listed>> known = new LinkedHashMap<>();

    /** By any of these names. */
    Found(Reception reception, Visit visit, Collection<UUID> names) {
        this.documents = reception.ports().documents();
        this.reception = reception;
        this.visit = visit;
        this.logicalIds = documents.named(record(), names);
    }

    Visit visit() {
        return visit;
    }

    RecordId record() {
        return visit.situation().orElseThrow().record().id();
    }

    /** A document by one of the names. */
    Optional<Documents.Listed> document(UUID name) {
        return Optional.ofNullable(logicalIds.get(name)).flatMap(this::current);
    }

    /** A document by its logicalId. */
    Optional<Documents.Listed> current(UUID logicalId) {
        return known.computeIfAbsent(logicalId, any -> documents
                .current(logicalId)
                .filter(one -> one.record().equals(record()))
                .filter(one -> reception
                        .decide(visit, Action.LIST, one.factsFor(visit.caller().requester()))
                        .permitted()));
    }
}
