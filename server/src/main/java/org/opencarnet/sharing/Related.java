package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencarnet.access.Action;
import org.opencarnet.record.Lifecycle;
import org.opencarnet.record.RecordId;

/** The documents that an offer relates to: whether they are there, known to the caller, and may be replaced by him. */
final class Related {

    private final Documents documents;
    private final Reception reception;

    Related(Reception reception) {
        this.documents = reception.ports().documents();
        this.reception = reception;
    }

    Outcome<Found> of(Visit visit, Offer offer) {
        var missing = offer.folders().stream()
                .filter(folder -> !isHere(visit, folder) || !mayEnter(visit, offer, folder))
                .findFirst();
        if (missing.isPresent()) {
            return Outcome.rejected(Problem.FOLDER_UNKNOWN, missing.get().where());
        }
        var targets = new Targets();
        for (var document : offer.documents()) {
            for (var relation : document.relations()) {
                var problem = binds(offer, relation)
                        ? Optional.<Problem>empty()
                        : problem(visit, document.where(), relation, targets);
                if (problem.isPresent()) {
                    return Outcome.rejected(problem.get(), document.where());
                }
            }
        }
        var refused =
                targets.acts.stream().filter(act -> act.decision().refused()).findFirst();
        if (refused.isPresent()) {
            reception.trace(visit, targets.acts);
            return Outcome.refused(refused.get().decision());
        }
        var record = visit.situation().orElseThrow().record().id();
        var succession = Succession.of(documents, record, targets.replacing);
        targets.acts.addAll(succession.acts());
        return Outcome.done(new Found(targets.replaced, succession, targets.acts));
    }

    /** What the documents of an offer relate to, as far as it was looked at. */
    private static final class Targets {
        private final Map<UUID, Documents.Listed> replaced = new LinkedHashMap<>();
        private final Map<UUID, Succession.Replaced> replacing = new LinkedHashMap<>();
        private final List<Reception.Act> acts = new ArrayList<>();
    }

    private Optional<Problem> problem(Visit visit, String where, Offer.Relation relation, Targets targets) {
        var target = documents.current(relation.target()).filter(one -> knows(visit, one));
        if (target.isEmpty()) {
            return Optional.of(Problem.REPLACED_UNKNOWN);
        }
        if (!relation.type().replaces()) {
            return Optional.empty();
        }
        var act = replacing(visit, target.get());
        targets.acts.add(act);
        targets.replacing.put(relation.target(), new Succession.Replaced(where, act.decision()));
        return Lifecycle.replaceable(target.get().status())
                        && targets.replaced.put(relation.target(), target.get()) == null
                ? Optional.empty()
                : Optional.of(Problem.REPLACED_NOT_CURRENT);
    }

    /** What stands so to something that comes with it, as a signature does to its submission set, needs nothing to be there. */
    private static boolean binds(Offer offer, Offer.Relation relation) {
        return !relation.type().replaces() && offer.names().anyMatch(relation.target()::equals);
    }

    /** A folder that was there before is one of this record, and known to the caller. */
    private boolean isHere(Visit visit, Offer.InFolder folder) {
        return folder.existing().isEmpty()
                || new KnownLists(reception)
                        .of(visit).stream()
                                .map(Gather.Shown::gathering)
                                .anyMatch(one -> one instanceof Documents.Gathering.InFolder
                                        && one.id().equals(folder.existing().get()));
    }

    /** What enters a folder comes with the offer, or is known to the caller. */
    private boolean mayEnter(Visit visit, Offer offer, Offer.InFolder folder) {
        var offered = offer.documents().stream().map(Offer.Document::where).collect(Collectors.toSet());
        return folder.names().filter(member -> !offered.contains(member)).allMatch(member -> documents
                .current(UUID.fromString(member))
                .filter(one -> knows(visit, one))
                .isPresent());
    }

    private Reception.Act replacing(Visit visit, Documents.Listed target) {
        var facts = target.factsFor(visit.caller().requester());
        return Reception.Act.on(
                target.identity().logicalId(), Action.REPLACE, reception.decide(visit, Action.REPLACE, facts));
    }

    private boolean knows(Visit visit, Documents.Listed one) {
        return here(visit, one.record())
                && reception
                        .decide(visit, Action.LIST, one.factsFor(visit.caller().requester()))
                        .permitted();
    }

    private static boolean here(Visit visit, RecordId record) {
        return visit.situation()
                .filter(situation -> situation.record().id().equals(record))
                .isPresent();
    }

    /** What is replaced, by logicalId, what that entails, and the acts of replacing for the trail. */
    record Found(Map<UUID, Documents.Listed> replaced, Succession succession, List<Reception.Act> acts) {}
}
