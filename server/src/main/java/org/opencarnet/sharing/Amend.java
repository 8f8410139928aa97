package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.opencarnet.access.Action;
import org.opencarnet.access.Policy;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.Visibility;

/**
 * Changes what people may change of a document (TD3.3a to d, ITI-57, PATCH): from whom it is hidden, and where it stands in its
 * life. All that is asked together is done together, each change under its own decision; asking for what is already so changes nothing.
 */
public final class Amend {

    private final Ports ports;
    private final Reception reception;
    private final Renderings renderings;
    private final Amending amending;

    public Amend(Reception reception, Renderings renderings, Policy policy) {
        this.ports = reception.ports();
        this.reception = reception;
        this.renderings = renderings;
        this.amending = new Amending(reception, renderings, policy);
    }

    /** Makes a new metadata version; answers with the entry as it stands then, or as it stood where nothing changed. */
    public Outcome<Documents.Listed> amend(Caller caller, UUID logicalId, Amendment amendment) {
        return change(caller, logicalId, current -> amendment).map(Changed::document);
    }

    /**
     * As above, where what is wished depends on how the document stands.
     *
     * @param wish asked once, for a document that the caller may know of; what it throws ends the use case without a trace
     */
    public Outcome<Changed> change(Caller caller, UUID logicalId, Function<Documents.Listed, Amendment> wish) {
        return ports.unit().of(() -> {
            var approach = reception.approach(caller, logicalId);
            return change(approach.visit(), logicalId, approach.document(), wish)
                    .map(document -> changed(approach.visit(), document));
        });
    }

    /** What was changed is shown to whoever may still know of it. */
    private Changed changed(Visit visit, Documents.Listed document) {
        var facts = visit.facts().about(document.factsFor(visit.caller().requester()));
        var request = visit.asks(Action.LIST);
        var decision = reception.law().decide(request, facts);
        return new Changed(
                document,
                decision.permitted() ? Optional.of(new Cleared(document, request, facts, decision)) : Optional.empty());
    }

    /**
     * As above, for the one document that bears this identifier (a URI) and that the caller may know of.
     *
     * @return {@link Problem#NOT_FOUND} or {@link Problem#SEVERAL_MATCHES} where it is not one
     */
    public Outcome<UUID> identify(Caller caller, String uri) {
        return ports.unit().of(() -> {
            var bearers = ports.documents().identifiedBy(List.of(uri));
            var sought = bearers.isEmpty()
                    ? List.of(sought(caller, Optional.empty()))
                    : bearers.stream()
                            .map(one -> sought(caller, Optional.of(one)))
                            .toList();
            var known = sought.stream().filter(Sought::isKnown).toList();
            if (known.isEmpty()) {
                var inVain = sought.get(0);
                reception.trace(inVain.visit(), inVain.act().inVain(uri));
                return Outcome.rejected(Problem.NOT_FOUND, uri);
            }
            return known.size() > 1
                    ? Outcome.rejected(Problem.SEVERAL_MATCHES, uri)
                    : Outcome.done(known.get(0).act().document().orElseThrow());
        });
    }

    /** Whether there is a bearer of a name or not, by the same statements. */
    private Sought sought(Caller caller, Optional<Documents.Listed> bearer) {
        var record = bearer.map(Documents.Listed::record).orElse(RecordId.NOBODY);
        var visit = reception.admit(caller, new Records.Reference.ById(record));
        var act = bearer.map(one -> Reception.Act.on(
                        one.identity().logicalId(),
                        Action.LIST,
                        reception.decide(visit, Action.LIST, one.factsFor(caller.requester()))))
                .orElseGet(() -> Reception.Act.onTheRecord(Action.LIST, reception.decide(visit, Action.LIST)));
        return new Sought(visit, act);
    }

    /** Looking for a document by its name. */
    private record Sought(Visit visit, Reception.Act act) {

        boolean isKnown() {
            return act.document().isPresent() && act.decision().permitted();
        }
    }

    private Outcome<Documents.Listed> change(
            Visit visit, UUID logicalId, Optional<Documents.Listed> found, Function<Documents.Listed, Amendment> wish) {
        var requester = visit.caller().requester();
        var known = found.filter(one ->
                reception.decide(visit, Action.LIST, one.factsFor(requester)).permitted());
        if (known.isEmpty()) {
            var unseen = found.map(one -> reception.decide(visit, Action.LIST, one.factsFor(requester)))
                    .orElseGet(() -> reception.decide(visit, Action.LIST));
            reception.trace(
                    visit, Reception.Act.on(logicalId, Action.LIST, unseen).inVain(logicalId));
            return Outcome.rejected(Problem.NOT_FOUND, logicalId.toString());
        }
        var current = known.get();
        var amendment = wish.apply(current);
        if (amendment
                .expects()
                .filter(version -> version != current.identity().version())
                .isPresent()) {
            return Outcome.rejected(Problem.VERSION_CONFLICT, logicalId.toString());
        }
        return decideAndWrite(visit, current, amendment);
    }

    private Outcome<Documents.Listed> decideAndWrite(Visit visit, Documents.Listed current, Amendment amendment) {
        var acts = amending.acts(visit, current, amendment);
        reception.trace(visit, acts);
        var refused = Reception.Act.refusal(acts);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        return acts.isEmpty() ? Outcome.done(current) : write(visit, current, amendment);
    }

    private Outcome<Documents.Listed> write(Visit visit, Documents.Listed current, Amendment amendment) {
        var where = current.identity().logicalId().toString();
        var problem = amending.problem(current, amendment);
        if (problem.isPresent()) {
            return Outcome.rejected(problem.get(), where);
        }
        var next = amending.next(visit, current, amendment);
        if (!ports.documents().addVersion(next)) {
            return Outcome.rejected(Problem.VERSION_CONFLICT, where);
        }
        reception.note(visit, Occasion.DOCUMENT_CHANGED, List.of(next.entry().identity()));
        return Outcome.done(
                ports.documents().current(next.entry().identity().logicalId()).orElseThrow());
    }

    /**
     * Makes several changes under a submission set, all of them or none (ITI-57). A wish that finds its document as it should be already makes
     * nothing.
     *
     * @return what became of the documents, by {@code where}
     */
    public Outcome<Receipt> revise(Caller caller, Revision revision) {
        var revising = new Revising(reception, renderings, amending);
        try {
            return ports.unit().of(() -> revising.revise(caller, revision));
        } catch (Documents.AlreadyThere quicker) {
            return again(revising, caller, revision);
        }
    }

    /** Another writer was quicker with one of the documents, or a name is taken: looked at anew, in a new transaction. */
    private Outcome<Receipt> again(Revising revising, Caller caller, Revision revision) {
        try {
            return ports.unit().of(() -> revising.revise(caller, revision));
        } catch (Documents.AlreadyThere taken) {
            return Outcome.rejected(Problem.DUPLICATE_UNIQUE_ID, "");
        }
    }

    /**
     * How a document stands after a change.
     *
     * @param shown its clearance to leave; empty where the change has taken it out of the caller's sight, as deletion does
     */
    public record Changed(Documents.Listed document, Optional<Cleared> shown) {}

    /**
     * What is to be so.
     *
     * @param status the status to stand in; absent: as it is
     * @param visibility the visibility to have; absent: as it is
     * @param expects the version that the caller has seen (If-Match); absent: whichever
     * @param anew the metadata version that the caller has written out; absent: the server writes it
     */
    public record Amendment(
            Optional<AvailabilityStatus> status,
            Optional<Visibility> visibility,
            Optional<Integer> expects,
            Optional<Anew> anew) {

        /** Nothing but these is to be so. */
        public Amendment(
                Optional<AvailabilityStatus> status, Optional<Visibility> visibility, Optional<Integer> expects) {
            this(status, visibility, expects, Optional.empty());
        }
    }

    /**
     * A metadata version as its producer wrote it.
     *
     * @param entryUuid the name that he gave it
     * @param said what is said of the document now, which is its author's to say; absent: as before
     */
    public record Anew(UUID entryUuid, Optional<Offer.AsFed<Metadata>> said) {}
}
