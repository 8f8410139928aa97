package org.opencarnet.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;

/**
 * Reads the trail of a record: all of it for the patient and the médecin traitant DMP, the own acts for anybody else (rules 4, 9). As
 * long as a document is not to be known to the patient or a representative, nor are the acts upon it; nor is, to representatives, what was
 * done in a minor's secret connection, unless the operator says otherwise (6). What somebody asked for in vain is not
 * among his own acts, or the record in whose trail it stands would tell him whose it is; everybody else who may sees it.
 */
public final class ReadTrail {

    private final Ports ports;
    private final Reception reception;

    public ReadTrail(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** One page of traces, newest first; reading it is itself traced. */
    public Outcome<Page> read(Caller caller, Records.Reference patient, Wanted wanted) {
        return ports.unit().reading(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.READ_TRAIL);
            if (decision.refused() || visit.situation().isEmpty()) {
                reception.trace(visit, Reception.Act.onTheRecord(Action.READ_TRAIL, decision));
                return Outcome.refused(decision);
            }
            var page = page(visit, wanted, self(caller, decision));
            reception.trace(visit, Reception.Act.onTheRecord(Action.READ_TRAIL, decision));
            return Outcome.done(page);
        });
    }

    /** One trace by its id; what the caller may not see is not found. */
    public Outcome<Page> trace(Caller caller, UUID id) {
        return ports.unit().reading(() -> {
            var known = ports.trail().trace(id);
            var record = known.flatMap(Trail.Trace::record).orElse(RecordId.NOBODY);
            var visit = reception.admit(caller, new Records.Reference.ById(record));
            var decision = reception.decide(visit, Action.READ_TRAIL);
            var shown = known.filter(
                            one -> decision.permitted() && visit.situation().isPresent())
                    .filter(one ->
                            self(caller, decision).map(one.actor().id()::equals).orElse(true))
                    .filter(one -> shown(visit, List.of(one)).contains(one));
            var act = Reception.Act.onTheRecord(Action.READ_TRAIL, decision);
            reception.trace(visit, shown.isPresent() ? act : act.inVain(id));
            return shown.map(one -> Outcome.done(
                            new Page(visit.situation().orElseThrow().record(), List.of(one), Optional.empty())))
                    .orElseGet(() -> Outcome.rejected(Problem.NOT_FOUND, id.toString()));
        });
    }

    private Page page(Visit visit, Wanted wanted, Optional<String> self) {
        var record = visit.situation().orElseThrow().record();
        if (wanted.actions().filter(Set::isEmpty).isPresent()
                || self.isPresent()
                        && wanted.actor()
                                .filter(asked -> !self.get().equals(asked))
                                .isPresent()) {
            return new Page(record, List.of(), Optional.empty());
        }
        var such = wanted.such().stream().map(one -> holding(visit, one)).toList();
        var shown = new ArrayList<Trail.Trace>();
        var left = Optional.of(wanted.in(record.id(), self));
        while (left.isPresent() && shown.size() <= wanted.limit()) {
            var search = left.get();
            var read = ports.trail().read(search);
            shown(visit, read).stream()
                    .filter(trace -> such.stream().allMatch(one -> one.test(trace)))
                    .forEach(shown::add);
            left = read.size() < search.limit()
                    ? Optional.empty()
                    : Optional.of(search.beyond(Trail.Place.of(read.get(read.size() - 1))));
        }
        var page = shown.subList(0, Math.min(shown.size(), wanted.limit()));
        return new Page(
                record,
                List.copyOf(page),
                shown.size() > wanted.limit()
                        ? Optional.of(Trail.Place.of(page.get(page.size() - 1)))
                        : Optional.empty());
    }

    /** What a document is called is known to whoever finds it in the list, and to nobody from the traces of it. */
    private Predicate<Trail.Trace> holding(Visit visit, Such such) {
        var record = visit.situation().orElseThrow().record();
        var requester = visit.caller().requester();
        var uris = such.documents();
        var named = uris.isEmpty()
                ? Set.<UUID>of()
                : ports.documents().identifiedBy(uris).stream()
                        .filter(one -> one.record().equals(record.id()))
                        .filter(one -> reception
                                .decide(visit, Action.LIST, one.factsFor(requester))
                                .permitted())
                        .map(one -> one.identity().logicalId())
                        .collect(Collectors.toUnmodifiableSet());
        return trace -> trace.document().filter(named::contains).isPresent()
                || such.otherwise().test(record, trace);
    }

    /** Those that this reader may see: a page is as full, and goes on, as if there were no others. */
    private List<Trail.Trace> shown(Visit visit, List<Trail.Trace> traces) {
        var self = visit.caller().requester().id();
        var subject = visit.situation().orElseThrow().record().ins().toCx();
        var hidden = hidden(visit, traces);
        return traces.stream()
                .filter(trace -> !hidden.contains(trace) && !isSecret(visit, trace))
                .filter(trace ->
                        !trace.actor().id().equals(self) || trace.subject().equals(subject))
                .toList();
    }

    /** Whose acts alone are shown; empty where all are. */
    private static Optional<String> self(Caller caller, Decision decision) {
        return caller.requester() instanceof Requester.Professional && !decision.restsOn(Rule.MEDECIN_TRAITANT)
                ? Optional.of(caller.requester().id())
                : Optional.empty();
    }

    private Set<Trail.Trace> hidden(Visit visit, List<Trail.Trace> traces) {
        var requester = visit.caller().requester();
        var uris = traces.stream()
                .flatMap(trace -> trace.document().stream())
                .map(id -> "urn:uuid:" + id)
                .distinct()
                .toList();
        if (requester instanceof Requester.Professional || uris.isEmpty()) {
            return Set.of();
        }
        var secret = ports.documents().identifiedBy(uris).stream()
                .filter(one -> secret(reception.decide(visit, Action.LIST, one.factsFor(requester))))
                .map(one -> one.identity().logicalId())
                .collect(Collectors.toUnmodifiableSet());
        return traces.stream()
                .filter(trace -> trace.document().filter(secret::contains).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isSecret(Visit visit, Trail.Trace trace) {
        return trace.origin().isSecret()
                && visit.caller().requester() instanceof Requester.Representative
                && reception.law().policy().hidesSecretConnections();
    }

    private static boolean secret(Decision decision) {
        return decision.restsOn(Rule.INVISIBLE_TO_PATIENT) || decision.restsOn(Rule.INVISIBLE_TO_REPRESENTATIVES);
    }

    /**
     * Which traces are wanted.
     *
     * @param actor of one actor alone
     * @param actions of these alone, where they are named
     * @param such what else must hold of each, all of it; looked at after all that the trail itself can select
     * @param from not before this instant
     * @param before strictly before this instant
     * @param after beyond this place, where the page before ended
     */
    public record Wanted(
            Optional<String> actor,
            Optional<Set<Action>> actions,
            List<Such> such,
            Optional<Instant> from,
            Optional<Instant> before,
            Optional<Trail.Place> after,
            int limit) {

        private Trail.Search in(RecordId record, Optional<String> only) {
            return new Trail.Search(
                    record,
                    only.or(() -> actor),
                    actions.orElse(Set.of()),
                    from,
                    before,
                    after,
                    Math.addExact(limit, 1));
        }
    }

    /**
     * What must hold of a trace: that it is of one of these documents, or else this of it in its record.
     *
     * @param documents URIs, such as uniqueIds
     */
    public record Such(Set<String> documents, BiPredicate<PatientRecord, Trail.Trace> otherwise) {}

    /**
     * One page.
     *
     * @param next beyond which place the next page begins; empty on the last
     */
    public record Page(PatientRecord record, List<Trail.Trace> traces, Optional<Trail.Place> next) {}
}
