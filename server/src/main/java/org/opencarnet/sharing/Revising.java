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
        var found = new Found(reception, visit, names(revision));
        var binding = new Binding(reception, found, revision);
        var missing = binding.missing();
        if (missing.isPresent()) {
            var where = missing.get().where();
            reception.trace(
                    visit, Reception.Act.onTheRecord(Action.LIST, overall).inVain(where));
            return Outcome.rejected(missing.get().problem(), where);
        }
        return new Whole(found, binding, steps(found, revision)).decideAndWrite(revision.set());
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

    private static Set<UUID> names(Revision revision) {
        var bindings = revision.bindings();
        return Stream.of(
                        revision.changes().stream().map(Revision.Change::document),
                        bindings.entering().stream().map(Revision.Entering::document),
                        bindings.relating().stream().map(Revision.Relating::source),
                        bindings.relating().stream().map(Revision.Relating::target))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    /** What is no document is an association, which the binding has. */
    private static List<Step> steps(Found found, Revision revision) {
        return revision.changes().stream()
                .flatMap(change -> found.document(change.document()).stream()
                        .map(current -> new Step(change, current, change.wish().apply(current))))
                .toList();
    }

    /** All of what is asked, as it was found. */
    private final class Whole {

        private final Found found;
        private final Visit visit;
        private final Binding binding;
        private final List<Step> steps;

        private Whole(Found found, Binding binding, List<Step> steps) {
            this.found = found;
            this.visit = found.visit();
            this.binding = binding;
            this.steps = steps;
        }

        private Outcome<Receipt> decideAndWrite(Offer.AsFed<SubmissionSet.Declared> set) {
            var acts = new ArrayList<Reception.Act>();
            steps.forEach(step -> acts.addAll(amending.acts(visit, step.current(), step.amendment())));
            acts.addAll(binding.acts());
            reception.trace(visit, acts);
            var refused = Reception.Act.refusal(acts);
            if (refused.isPresent()) {
                return Outcome.refused(refused.get());
            }
            var problem = problem();
            return problem.<Outcome<Receipt>>map(Outcome.Rejected::new).orElseGet(() -> Outcome.done(write(set)));
        }

        private Optional<Outcome.Rejection> problem() {
            var changed = new ArrayList<UUID>();
            for (var step : steps) {
                var again = changed.contains(step.document());
                changed.add(step.document());
                var problem = again || step.isOutdated()
                        ? Optional.of(Problem.VERSION_CONFLICT)
                        : amending.problem(step.current(), step.amendment()).or(() -> step.amendment()
                                .anew()
                                .filter(anew -> isTaken(anew.entryUuid()))
                                .map(taken -> Problem.DUPLICATE_UNIQUE_ID));
                if (problem.isPresent()) {
                    return problem.map(
                            one -> new Outcome.Rejection(one, step.change().where()));
                }
            }
            return binding.problem(changed, this::isTaken);
        }

        /** A metadata version bears a name that nothing else bears, nor ever did in this record. */
        private boolean isTaken(UUID name) {
            return !documents.named(found.record(), Set.of(name)).isEmpty()
                    || !documents.identifiedBy(List.of("urn:uuid:" + name)).isEmpty()
                    || documents.gathering(name).isPresent()
                    || documents.formerFolders(found.record()).stream().anyMatch(one -> one.isNamed(name));
        }

        private Receipt write(Offer.AsFed<SubmissionSet.Declared> said) {
            var set = new SubmissionSet(
                    said.fed().id().orElseGet(() -> Ids.next(visit.at())), found.record(), visit.at(), said.said());
            var working = steps.stream()
                    .filter(step -> !amending.acts(visit, step.current(), step.amendment())
                            .isEmpty())
                    .toList();
            var next = new LinkedHashMap<String, Documents.Written>();
            working.forEach(
                    step -> next.put(step.change().where(), amending.next(visit, step.current(), step.amendment())));
            var bound = Bound.of(new Bound.Making(documents, renderings, amending, found, binding));
            if (!next.isEmpty() || !bound.isNothing()) {
                var bonds = Stream.concat(
                        working.stream()
                                .map(step -> new Entrance.Held(step.change().bond(), step.document())),
                        bound.bonds().stream());
                next.putAll(bound.next());
                var ins = visit.situation().orElseThrow().record().ins();
                var rendered = new Documents.Rendered<>(set, renderings.set(set, ins, said.fed(), List.of()));
                documents.add(submission(rendered, next, bound, bonds), bound.changed());
            }
            var receipt = receipt(set, next);
            reception.note(visit, Occasion.DOCUMENT_CHANGED, receipt.documents().values());
            return receipt;
        }
    }

    private Documents.Submission submission(
            Documents.Rendered<SubmissionSet> set,
            Map<String, Documents.Written> next,
            Bound bound,
            Stream<Entrance.Held> bonds) {
        var links = Stream.concat(bound.links().stream(), bonds.map(held -> bond(set.value(), held)));
        return new Documents.Submission(set, List.of(), List.copyOf(next.values()), bound.folders(), links.toList());
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
