package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Action;
import org.opencarnet.record.Association;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;

/** One revision on its way: what it is about is found, every act of it decided, and all of it written together. */
final class Revising {

    private final Documents documents;
    private final Reception reception;
    private final Renderings renderings;
    private final Amending amending;

    Revising(Reception reception, Renderings renderings, Amending amending) {
        this.documents = reception.ports().documents();
        this.reception = reception;
        this.renderings = renderings;
        this.amending = amending;
    }

    /** Within a unit. */
    Outcome<Receipt> revise(Caller caller, Revision revision) {
        var visit = reception.admit(caller, revision.patient());
        var overall = reception.decide(visit, Action.LIST);
        if (visit.situation().isEmpty() || !overall.leavesOwn()) {
            reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
            return Outcome.refused(overall);
        }
        var found = new Found(visit, documents.named(record(visit), names(revision)));
        var missing = missing(found, revision);
        if (missing.isPresent()) {
            var where = missing.get().where();
            reception.trace(
                    visit, Reception.Act.onTheRecord(Action.LIST, overall).inVain(where));
            return Outcome.rejected(missing.get().problem(), where);
        }
        return decideAndWrite(found, revision, steps(found, revision));
    }

    /** What the revision may be about. */
    private final class Found {

        private final Visit visit;
        private final Map<UUID, UUID> logicalIds;
        private final Map<UUID, Optional<Documents.Listed>> known = new LinkedHashMap<>();

        Found(Visit visit, Map<UUID, UUID> logicalIds) {
            this.visit = visit;
            this.logicalIds = logicalIds;
        }

        /** A document that the caller may know of, by any of its names. */
        Optional<Documents.Listed> document(UUID name) {
            return known.computeIfAbsent(name, any -> Optional.ofNullable(logicalIds.get(name))
                    .flatMap(documents::current)
                    .filter(one -> reception
                            .decide(
                                    visit,
                                    Action.LIST,
                                    one.factsFor(visit.caller().requester()))
                            .permitted()));
        }
    }

    /** One change, of the document as it stands. */
    private record Step(Revision.Change change, Documents.Listed current, Amend.Amendment amendment) {

        UUID document() {
            return current.identity().logicalId();
        }

        boolean isOutdated() {
            return amendment
                    .expects()
                    .filter(version -> version != current.identity().version())
                    .isPresent();
        }
    }

    private static RecordId record(Visit visit) {
        return visit.situation().orElseThrow().record().id();
    }

    private static Set<UUID> names(Revision revision) {
        return Stream.concat(
                        revision.changes().stream().map(Revision.Change::document),
                        revision.entering().stream().map(Revision.Entering::document))
                .collect(Collectors.toSet());
    }

    private Optional<Outcome.Rejection> missing(Found found, Revision revision) {
        for (var change : revision.changes()) {
            if (found.document(change.document()).isEmpty()) {
                return Optional.of(new Outcome.Rejection(Problem.NOT_FOUND, change.where()));
            }
        }
        var folders = revision.entering().isEmpty() ? Set.<UUID>of() : folders(found.visit);
        for (var entering : revision.entering()) {
            if (!folders.contains(entering.folder())) {
                return Optional.of(new Outcome.Rejection(Problem.FOLDER_UNKNOWN, entering.where()));
            }
            if (found.document(entering.document()).isEmpty()) {
                return Optional.of(new Outcome.Rejection(Problem.NOT_FOUND, entering.where()));
            }
        }
        return Optional.empty();
    }

    private Set<UUID> folders(Visit visit) {
        return new KnownLists(reception)
                .of(visit).stream()
                        .map(Gather.Shown::gathering)
                        .filter(Documents.Gathering.InFolder.class::isInstance)
                        .map(Documents.Gathering::id)
                        .collect(Collectors.toSet());
    }

    private static List<Step> steps(Found found, Revision revision) {
        return revision.changes().stream()
                .map(change -> {
                    var current = found.document(change.document()).orElseThrow();
                    return new Step(change, current, change.wish().apply(current));
                })
                .toList();
    }

    private Outcome<Receipt> decideAndWrite(Found found, Revision revision, List<Step> steps) {
        var visit = found.visit;
        var acts = new ArrayList<Reception.Act>();
        steps.forEach(step -> acts.addAll(amending.acts(visit, step.current(), step.amendment())));
        if (!revision.entering().isEmpty()) {
            acts.add(Reception.Act.onTheRecord(Action.FEED, reception.decide(visit, Action.FEED)));
        }
        reception.trace(visit, acts);
        var refused = Reception.Act.refusal(acts);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        var problem = problem(visit, steps);
        return problem.<Outcome<Receipt>>map(Outcome.Rejected::new)
                .orElseGet(() -> Outcome.done(write(found, revision, steps)));
    }

    private Optional<Outcome.Rejection> problem(Visit visit, List<Step> steps) {
        var changed = new ArrayList<UUID>();
        for (var step : steps) {
            var again = changed.contains(step.document());
            changed.add(step.document());
            var problem = again || step.isOutdated()
                    ? Optional.of(Problem.VERSION_CONFLICT)
                    : amending.problem(step.current(), step.amendment()).or(() -> step.amendment()
                            .anew()
                            .filter(anew -> isTaken(visit, anew.entryUuid()))
                            .map(taken -> Problem.DUPLICATE_UNIQUE_ID));
            if (problem.isPresent()) {
                return problem.map(
                        one -> new Outcome.Rejection(one, step.change().where()));
            }
        }
        return Optional.empty();
    }

    /** A metadata version bears a name that nothing else bears, nor ever did in this record. */
    private boolean isTaken(Visit visit, UUID name) {
        return !documents.named(record(visit), Set.of(name)).isEmpty()
                || !documents.identifiedBy(List.of("urn:uuid:" + name)).isEmpty()
                || documents.gathering(name).isPresent();
    }

    private Receipt write(Found found, Revision revision, List<Step> steps) {
        var visit = found.visit;
        var set = new SubmissionSet(
                revision.set().fed().id().orElseGet(() -> Ids.next(visit.at())),
                record(visit),
                visit.at(),
                revision.set().said());
        var working = steps.stream()
                .filter(step ->
                        !amending.acts(visit, step.current(), step.amendment()).isEmpty())
                .toList();
        var next = new LinkedHashMap<String, Documents.Written>();
        working.forEach(
                step -> next.put(step.change().where(), amending.next(visit, step.current(), step.amendment())));
        var entered = new Entrance(documents, renderings, visit)
                .of(
                        revision.entering(),
                        name -> found.document(name).orElseThrow().identity().logicalId());
        if (!next.isEmpty() || !entered.links().isEmpty()) {
            var bonds = Stream.concat(
                    working.stream().map(step -> new Entrance.Held(step.change().bond(), step.document())),
                    entered.bonds().stream());
            var links = Stream.concat(entered.links().stream(), bonds.map(held -> bond(set, held)));
            var rendered = new Documents.Rendered<>(
                    set,
                    renderings.set(
                            set,
                            visit.situation().orElseThrow().record().ins(),
                            revision.set().fed(),
                            List.of()));
            documents.add(new Documents.Submission(
                    rendered, List.of(), List.copyOf(next.values()), entered.folders(), links.toList()));
        }
        var receipt = receipt(set, next);
        reception.note(visit, Occasion.DOCUMENT_CHANGED, receipt.documents().values());
        return receipt;
    }

    private Documents.Linked bond(SubmissionSet set, Entrance.Held held) {
        var fed = held.bond().fed();
        var id = fed.id().orElseGet(() -> Ids.next(set.received()));
        var association = new Association(id, held.bond().type(), set.id(), held.document());
        return new Documents.Linked(association, renderings.ebxml().association(association, fed.in(Form.EBXML)));
    }

    private static Receipt receipt(SubmissionSet set, Map<String, Documents.Written> next) {
        var identities = new LinkedHashMap<String, EntryIdentity>();
        next.forEach((where, written) -> identities.put(where, written.entry().identity()));
        return new Receipt(set, identities, Map.of(), Map.of(), false);
    }
}
