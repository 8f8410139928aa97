package org.opencarnet.sharing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencarnet.access.Action;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;

/** Recognises an offer that was received before, so that a sender who never saw the answer may simply send again. */
final class Recognition {

    private final Documents documents;
    private final Reception reception;

    Recognition(Reception reception) {
        this.documents = reception.ports().documents();
        this.reception = reception;
    }

    /** How an offer with a taken uniqueId ends; empty when none of its documents is there (another collision, such as two replacements). */
    Optional<Outcome<Receipt>> of(Caller caller, Offer offer) {
        var uris = offer.documents().stream()
                .map(document -> document.metadata().said().uniqueId().uri())
                .toList();
        var there = documents.identifiedBy(uris);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        var visit = reception.admit(caller, offer.patient());
        var identities = new LinkedHashMap<String, EntryIdentity>();
        for (var document : offer.documents()) {
            var same = same(there, document);
            if (same.isEmpty() || !identical(visit, same.get(), document)) {
                var known = same.filter(one -> mayKnow(visit, one)).isPresent();
                return Optional.of(Outcome.rejected(
                        known ? Problem.NON_IDENTICAL_CONTENT : Problem.DUPLICATE_UNIQUE_ID, document.where()));
            }
            identities.put(document.where(), same.get().identity());
        }
        return Optional.of(Outcome.done(receipt(offer, there, identities)));
    }

    private Receipt receipt(
            Offer offer, List<Documents.Listed> there, LinkedHashMap<String, EntryIdentity> identities) {
        var first = there.get(0);
        var set = documents
                .gathering(first.submissionSet())
                .flatMap(found -> found instanceof Documents.Gathering.OfSubmission submission
                        ? Optional.of(submission.set())
                        : Optional.empty())
                .orElseThrow();
        return new Receipt(set, identities, replaced(offer), folders(offer, first.record()), true);
    }

    private Map<UUID, EntryIdentity> replaced(Offer offer) {
        return offer.documents().stream()
                .flatMap(document -> document.relations().stream())
                .filter(relation -> relation.type().replaces())
                .flatMap(relation -> documents.current(relation.target()).stream())
                .map(Documents.Listed::identity)
                .collect(Collectors.toMap(EntryIdentity::logicalId, Function.identity(), (one, same) -> one));
    }

    /** Folders that were there before keep their id; those that came with the offer are known by their uniqueId. */
    private Map<String, UUID> folders(Offer offer, RecordId record) {
        var folders = new LinkedHashMap<String, UUID>();
        var kept = offer.folders().isEmpty() ? List.<Documents.Gathering>of() : documents.gatherings(record);
        for (var folder : offer.folders()) {
            folder.existing()
                    .or(() -> named(kept, folder.folder().said().uniqueId()))
                    .ifPresent(id -> folders.put(folder.where(), id));
        }
        return folders;
    }

    private static Optional<UUID> named(List<Documents.Gathering> kept, UniqueId uniqueId) {
        return kept.stream()
                .filter(one -> one instanceof Documents.Gathering.InFolder in
                        && in.folder().declared().uniqueId().equals(uniqueId))
                .map(Documents.Gathering::id)
                .findFirst();
    }

    private static Optional<Documents.Listed> same(List<Documents.Listed> there, Offer.Document document) {
        var uniqueId = document.metadata().said().uniqueId();
        return there.stream().filter(one -> one.uniqueId().equals(uniqueId)).findFirst();
    }

    /** Whoever brings the same name with the same bytes into the same record learns nothing from being recognised. */
    private static boolean identical(Visit visit, Documents.Listed one, Offer.Document document) {
        return here(visit, one)
                && one.status() != AvailabilityStatus.DELETED
                && one.content().sha256().equals(document.content().sha256())
                && one.content().sha1().equals(document.content().sha1());
    }

    private static boolean here(Visit visit, Documents.Listed one) {
        return visit.situation()
                .filter(situation -> situation.record().id().equals(one.record()))
                .isPresent();
    }

    private boolean mayKnow(Visit visit, Documents.Listed one) {
        return here(visit, one)
                && reception
                        .decide(visit, Action.LIST, one.factsFor(visit.caller().requester()))
                        .permitted();
    }
}
