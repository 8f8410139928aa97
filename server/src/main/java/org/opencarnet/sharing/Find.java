package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Narrowing;
import org.opencarnet.record.Association;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.RecordId;

/** Finds documents of a record (ITI-67, ITI-18): each entry under its own decision, each page decided anew. */
public final class Find {

    private final Ports ports;
    private final Reception reception;

    public Find(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** One page of what the caller may know of. Refused when the record as a whole is closed to the caller. */
    public Outcome<Page> find(Caller caller, Search search) {
        return find(caller, search, List.of());
    }

    /**
     * As above, of those documents only that relate (replace, append to, transform, sign) to others.
     *
     * @param relations of each set of logicalIds, to one
     */
    public Outcome<Page> find(Caller caller, Search search, List<Set<UUID>> relations) {
        return ports.unit().reading(() -> {
            var visit = reception.admit(caller, search.patient());
            var overall = reception.decide(visit, Action.LIST);
            if (visit.situation().isEmpty() || !overall.leavesOwn()) {
                reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
                return Outcome.refused(overall);
            }
            var wanted = search.and(relating(visit, relations));
            if (overall.permitted()) {
                // Known beforehand, so that the trail is written along with the rows that are read.
                reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
                return Outcome.done(page(visit, overall, wanted));
            }
            var page = page(visit, overall, wanted);
            reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, page.decided()));
            return Outcome.done(page);
        });
    }

    private List<Criterion> relating(Visit visit, List<Set<UUID>> relations) {
        var record = visit.situation().orElseThrow().record().id();
        return relations.stream()
                .map(targets -> (Criterion) new Criterion.OneOf(ports.documents().associations(record, targets).stream()
                        .map(Documents.Linked::association)
                        .filter(one -> one.isApproved() && !one.type().holds() && targets.contains(one.target()))
                        .map(Association::source)
                        .collect(Collectors.toUnmodifiableSet())))
                .toList();
    }

    private Page page(Visit visit, Decision overall, Search search) {
        var record = visit.situation().orElseThrow().record().id();
        var narrowing = reception.law().narrow(visit.asks(Action.LIST), visit.facts());
        var query = new DocumentQuery(
                record, search.criteria(), search.order(), search.after(), Math.addExact(search.limit(), 1));
        var rows = ports.documents().find(query, narrowing);
        var more = rows.size() > search.limit();
        var shown = cleared(visit, more ? rows.subList(0, search.limit()) : rows);
        var next =
                more ? Optional.of(rows.get(search.limit() - 1).position()) : Optional.<DocumentQuery.Position>empty();
        return new Page(record, shown, next, total(search, query, narrowing, rows.size()), overall);
    }

    private List<Cleared> cleared(Visit visit, List<Documents.Listed> rows) {
        var request = visit.asks(Action.LIST);
        var onTheRecord = visit.facts();
        var shown = new ArrayList<Cleared>(rows.size());
        for (var row : rows) {
            var facts = onTheRecord.about(row.factsFor(visit.caller().requester()));
            var decision = reception.law().decide(request, facts);
            if (decision.permitted()) {
                shown.add(new Cleared(row, request, facts, decision));
            }
        }
        return shown;
    }

    private OptionalLong total(Search search, DocumentQuery query, Narrowing narrowing, int rows) {
        if (search.after().isEmpty() && rows <= search.limit()) {
            return OptionalLong.of(rows);
        }
        return search.counted() ? OptionalLong.of(ports.documents().count(query, narrowing)) : OptionalLong.empty();
    }

    /**
     * What is sought, in whose record.
     *
     * @param counted whether the total is wanted even where it costs a statement
     */
    public record Search(
            Records.Reference patient,
            List<Criterion> criteria,
            DocumentQuery.Order order,
            Optional<DocumentQuery.Position> after,
            int limit,
            boolean counted) {

        public Search {
            criteria = List.copyOf(criteria);
        }

        private Search and(List<Criterion> more) {
            return new Search(
                    patient, Stream.concat(criteria.stream(), more.stream()).toList(), order, after, limit, counted);
        }
    }

    /**
     * One page.
     *
     * @param next where the next page begins; empty on the last
     * @param total of what this caller may know of, where known
     * @param overall the decision on the record as a whole; refusing where only documents of the caller's own hand are shown
     */
    public record Page(
            RecordId record,
            List<Cleared> documents,
            Optional<DocumentQuery.Position> next,
            OptionalLong total,
            Decision overall) {

        /** What the trail says of this page: authorship where nothing else let it through. */
        Decision decided() {
            return overall.permitted() || documents.isEmpty()
                    ? overall
                    : documents.get(0).decision();
        }
    }
}
