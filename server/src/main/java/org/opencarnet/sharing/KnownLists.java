package org.opencarnet.sharing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencarnet.access.Action;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.RecordId;

/**
 * The submission sets and folders of a record that a caller may know of, with those of their members that he may know of. One that holds
 * nothing but what is hidden from him is hidden too; an empty one is shown to whoever may see documents of others.
 */
final class KnownLists {

    private final Documents documents;
    private final Reception reception;

    KnownLists(Reception reception) {
        this.documents = reception.ports().documents();
        this.reception = reception;
    }

    /** Those of the record that the visit is to: two statements, whatever their number, and where there is no record too. */
    List<Gather.Shown> of(Visit visit) {
        var all = documents.gatherings(record(visit));
        var others =
                reception.law().narrow(visit.asks(Action.LIST), visit.facts()).others();
        var cleared = cleared(visit, all);
        var shown = all.stream().map(one -> shown(one, cleared)).toList();
        var folders = shown.stream()
                .filter(one -> one.gathering() instanceof Documents.Gathering.InFolder)
                .filter(one -> isKnown(one, others, Set.of()))
                .map(one -> one.gathering().id())
                .collect(Collectors.toUnmodifiableSet());
        return shown.stream()
                .filter(one -> isKnown(one, others, folders))
                .map(one -> one.with(folders))
                .toList();
    }

    private static boolean isKnown(Gather.Shown one, boolean others, Set<UUID> folders) {
        return !one.documents().isEmpty()
                || others && folders.containsAll(one.gathering().members());
    }

    private static Gather.Shown shown(Documents.Gathering one, Map<UUID, Cleared> cleared) {
        var known = one.members().stream()
                .flatMap(member -> Optional.ofNullable(cleared.get(member)).stream())
                .toList();
        return new Gather.Shown(one, known, List.of());
    }

    private Map<UUID, Cleared> cleared(Visit visit, Collection<Documents.Gathering> gatherings) {
        var members =
                gatherings.stream().flatMap(one -> one.members().stream()).collect(Collectors.toUnmodifiableSet());
        var request = visit.asks(Action.LIST);
        var narrowing = reception.law().narrow(request, visit.facts());
        var query = new DocumentQuery(
                record(visit),
                List.of(new Criterion.OneOf(members)),
                DocumentQuery.Order.NEWEST_FIRST,
                Optional.empty(),
                Math.max(1, members.size()));
        return documents.find(query, narrowing).stream()
                .flatMap(row -> cleared(visit, row).stream())
                .collect(Collectors.toUnmodifiableMap(
                        one -> one.document().identity().logicalId(), Function.identity()));
    }

    private static RecordId record(Visit visit) {
        return visit.situation().map(known -> known.record().id()).orElse(RecordId.NOBODY);
    }

    private Optional<Cleared> cleared(Visit visit, Documents.Listed row) {
        var request = visit.asks(Action.LIST);
        var facts = visit.facts().about(row.factsFor(visit.caller().requester()));
        var decision = reception.law().decide(request, facts);
        return decision.permitted() ? Optional.of(new Cleared(row, request, facts, decision)) : Optional.empty();
    }
}
