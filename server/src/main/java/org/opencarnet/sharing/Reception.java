package org.opencarnet.sharing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Access;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.RecordId;

/** What every use case begins and ends with: who stands before which record, what the law says, what the trail keeps. */
public final class Reception {

    private final Ports ports;
    private final Access access;
    private final Clock clock;

    public Reception(Ports ports, Access access, Clock clock) {
        this.ports = ports;
        this.access = access;
        this.clock = clock;
    }

    /** The caller before the record; one statement, whether the record exists or not. */
    Visit admit(Caller caller, Records.Reference reference) {
        var at = now();
        var situation = ports.records().situation(reference, caller.requester(), at);
        return visit(caller, at, reference, situation);
    }

    /** The caller before a document in its record; one statement, whether there is such a document or not. */
    Approach approach(Caller caller, UUID logicalId) {
        var at = now();
        var found = ports.documents().situated(logicalId, caller.requester(), at);
        var asked = new Records.Reference.ById(
                found.map(one -> one.document().record()).orElse(RecordId.NOBODY));
        return new Approach(
                visit(caller, at, asked, found.map(Documents.Situated::situation)),
                found.map(Documents.Situated::document));
    }

    private static Visit visit(
            Caller caller, Instant at, Records.Reference reference, Optional<Records.Situation> situation) {
        return new Visit(
                caller,
                at,
                reference,
                situation.filter(known -> caller.reaches(known.record().ins())));
    }

    Access law() {
        return access;
    }

    Ports ports() {
        return ports;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Decision decide(Visit visit, Action action) {
        return access.decide(visit.asks(action), visit.facts());
    }

    Decision decide(Visit visit, Action action, Facts.Document document) {
        return access.decide(visit.asks(action), visit.facts().about(document));
    }

    /** Appends one act to the trail, and names the trace. */
    UUID traced(Visit visit, Act act) {
        var entry = entry(visit, act);
        ports.trail().append(List.of(entry));
        return entry.id();
    }

    /** Appends to the trail; an access that rests on the authorization lets its window slide (rules 2), and who wants to is told (9). */
    void trace(Visit visit, List<Act> acts) {
        ports.trail().append(acts.stream().map(act -> entry(visit, act)).toList());
        if (acts.stream()
                .filter(act -> act.sought().isEmpty())
                .anyMatch(act -> act.decision().permitted() && act.decision().restsOn(Rule.AUTHORIZED))) {
            visit.situation().ifPresent(situation -> ports.authorizations()
                    .slide(situation.record().id(), visit.caller().requester().id(), visit.at()));
        }
        Noting.consultation(visit, acts).ifPresent(one -> ports.outbox().note(List.of(one)));
    }

    /** Notes for those who want to be told what became of documents. */
    void note(Visit visit, Occasion occasion, Collection<EntryIdentity> documents) {
        var happenings = Noting.documents(visit, occasion, documents);
        if (!happenings.isEmpty()) {
            ports.outbox().note(happenings);
        }
    }

    void trace(Visit visit, Act act) {
        trace(visit, List.of(act));
    }

    private static Trail.Trace entry(Visit visit, Act act) {
        return new Trail.Trace(
                Ids.next(visit.at()),
                visit.at(),
                actor(visit.caller().requester()),
                visit.caller().purpose(),
                act.action(),
                visit.situation().map(situation -> situation.record().id()),
                act.sought().orElseGet(visit::subject),
                act.document(),
                act.decision().permitted(),
                act.decision().rules(),
                visit.caller().origin(),
                act.reported());
    }

    private static Trail.Actor actor(Requester requester) {
        if (requester instanceof Requester.Professional professional) {
            return new Trail.Actor(
                    "professional",
                    professional.id(),
                    professional.name(),
                    professional.profession(),
                    professional.structure().orElse(""));
        }
        var kind = requester.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new Trail.Actor(kind, requester.id(), requester.name(), "", "");
    }

    /** A caller before a document; of no record, where there is no such document. */
    record Approach(Visit visit, Optional<Documents.Listed> document) {}

    /**
     * One act for the trail.
     *
     * @param sought what was asked for by its name and answered as not there; the actor's own view of the trail will not tell more
     * @param reported what the caller's software saw, where the act is to tell of it
     */
    record Act(
            Action action,
            Optional<UUID> document,
            Decision decision,
            Optional<String> sought,
            Optional<String> reported) {

        static Act on(UUID document, Action action, Decision decision) {
            return new Act(action, Optional.of(document), decision, Optional.empty(), Optional.empty());
        }

        static Act onTheRecord(Action action, Decision decision) {
            return new Act(action, Optional.empty(), decision, Optional.empty(), Optional.empty());
        }

        /** The same, telling what was reported, of a document that is here or of none. */
        Act telling(String event, Optional<UUID> about) {
            return new Act(action, about, decision, sought, Optional.of(event));
        }

        /** The first refusal among these; absent where all of them are permitted. */
        static Optional<Decision> refusal(List<Act> acts) {
            return acts.stream().map(Act::decision).filter(Decision::refused).findFirst();
        }

        /** The same, of what was answered as not there. */
        Act inVain(Object name) {
            return new Act(action, document, decision, Optional.of(name.toString()), reported);
        }
    }
}
