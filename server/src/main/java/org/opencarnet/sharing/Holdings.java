package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Facts;
import org.opencarnet.record.DocumentQuery;

/** All documents of a record that a caller may know of, each under its own decision. */
final class Holdings {

    private static final int PAGE = 200;

    private final Reception reception;

    Holdings(Reception reception) {
        this.reception = reception;
    }

    /** Newest first; of the record before which the caller stands, which is there. */
    List<Cleared> of(Visit visit, Action action) {
        // A closed record is exported as an open one is listed: storage narrows, the decision on each document is its
        // own.
        var narrowing =
                reception.law().narrow(visit.asks(Action.LIST), visit.facts().in(Facts.State.ACTIVE));
        var record = visit.situation().orElseThrow().record().id();
        var query = new DocumentQuery(record, List.of(), DocumentQuery.Order.NEWEST_FIRST, Optional.empty(), PAGE);
        var held = new ArrayList<Cleared>();
        var page = reception.ports().documents().find(query, narrowing);
        while (!page.isEmpty()) {
            page.forEach(one -> cleared(visit, action, one).ifPresent(held::add));
            page = page.size() < PAGE
                    ? List.of()
                    : reception
                            .ports()
                            .documents()
                            .find(query.from(page.get(page.size() - 1).position()), narrowing);
        }
        return held;
    }

    /** One of them, by its logicalId. */
    Optional<Cleared> of(Visit visit, Action action, UUID logicalId) {
        var record = visit.situation().orElseThrow().record().id();
        return reception
                .ports()
                .documents()
                .current(logicalId)
                .filter(one -> one.record().equals(record))
                .flatMap(one -> cleared(visit, action, one));
    }

    private Optional<Cleared> cleared(Visit visit, Action action, Documents.Listed one) {
        var request = visit.asks(action);
        var facts = visit.facts().about(one.factsFor(visit.caller().requester()));
        var decision = reception.law().decide(request, facts);
        return decision.permitted() ? Optional.of(new Cleared(one, request, facts, decision)) : Optional.empty();
    }
}
