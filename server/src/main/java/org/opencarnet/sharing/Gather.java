package org.opencarnet.sharing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.RecordId;

/**
 * Shows submission sets and folders (ITI-66, ITI-18) with those of their members that the caller may know of. One of whose documents he may
 * know none is as if it were not there.
 */
public final class Gather {

    private final Ports ports;
    private final Reception reception;

    public Gather(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** Those of a record that are wanted, in no order. Refused when the record as a whole is closed to the caller. */
    public Outcome<Gathered> find(Caller caller, Records.Reference patient, Predicate<Documents.Gathering> wanted) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var overall = reception.decide(visit, Action.LIST);
            reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
            if (visit.situation().isEmpty() || !overall.leavesOwn()) {
                return Outcome.<Gathered>refused(overall);
            }
            var record = visit.situation().orElseThrow().record().id();
            var shown = shown(visit, overall, ports.documents().gatherings(record));
            return Outcome.done(new Gathered(
                    record,
                    shown.stream().filter(one -> wanted.test(one.gathering())).toList(),
                    overall));
        });
    }

    /** One of them; what is hidden and what is absent are one answer. */
    public Outcome<Shown> read(Caller caller, UUID id) {
        return ports.unit().of(() -> {
            var found = ports.documents().gathering(id);
            var visit = reception.admit(
                    caller,
                    new Records.Reference.ById(
                            found.map(Documents.Gathering::record).orElse(RecordId.NOBODY)));
            var overall = reception.decide(visit, Action.LIST);
            var shown = found.filter(one -> visit.situation().isPresent() && overall.leavesOwn())
                    .flatMap(one -> shown(visit, overall, ports.documents().gatherings(one.record())).stream()
                            .filter(each -> each.gathering().id().equals(id))
                            .findFirst());
            reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
            return shown.map(Outcome::done).orElseGet(() -> Outcome.rejected(Problem.NOT_FOUND, id.toString()));
        });
    }

    /** All that are asked of at once: one statement for their members, whatever their number. */
    private List<Shown> shown(Visit visit, Decision overall, Collection<Documents.Gathering> gatherings) {
        var folders = gatherings.stream()
                .filter(Documents.Gathering.InFolder.class::isInstance)
                .map(Documents.Gathering::id)
                .collect(Collectors.toUnmodifiableSet());
        var cleared = cleared(visit, gatherings);
        var shown = gatherings.stream()
                .map(one -> new Shown(
                        one,
                        one.members().stream()
                                .flatMap(member -> Optional.ofNullable(cleared.get(member)).stream())
                                .toList(),
                        one.members().stream().filter(folders::contains).toList()))
                .filter(one -> !one.documents().isEmpty()
                        || overall.permitted()
                                && folders.containsAll(one.gathering().members()))
                .toList();
        var known = shown.stream().map(one -> one.gathering().id()).collect(Collectors.toUnmodifiableSet());
        return shown.stream().map(one -> one.withFoldersAmong(known)).toList();
    }

    private Map<UUID, Cleared> cleared(Visit visit, Collection<Documents.Gathering> gatherings) {
        var members =
                gatherings.stream().flatMap(one -> one.members().stream()).collect(Collectors.toUnmodifiableSet());
        if (members.isEmpty()) {
            return Map.of();
        }
        var request = visit.asks(Action.LIST);
        var narrowing = reception.law().narrow(request, visit.facts());
        var query = new DocumentQuery(
                visit.situation().orElseThrow().record().id(),
                List.of(new Criterion.OneOf(members)),
                DocumentQuery.Order.NEWEST_FIRST,
                Optional.empty(),
                members.size());
        return ports.documents().find(query, narrowing).stream()
                .flatMap(row -> cleared(visit, row).stream())
                .collect(Collectors.toUnmodifiableMap(
                        one -> one.document().identity().logicalId(), Function.identity()));
    }

    private Optional<Cleared> cleared(Visit visit, Documents.Listed row) {
        var request = visit.asks(Action.LIST);
        var facts = visit.facts().about(row.factsFor(visit.caller().requester()));
        var decision = reception.law().decide(request, facts);
        return decision.permitted() ? Optional.of(new Cleared(row, request, facts, decision)) : Optional.empty();
    }

    /**
     * What was found.
     *
     * @param overall the decision on the record as a whole; refusing where only documents of the caller's own hand are shown
     */
    public record Gathered(RecordId record, List<Shown> gatherings, Decision overall) {

        public Gathered {
            gatherings = List.copyOf(gatherings);
        }
    }

    /**
     * A submission set or folder with what the caller may know of.
     *
     * @param documents its documents, each cleared
     * @param folders its folders, by id
     */
    public record Shown(Documents.Gathering gathering, List<Cleared> documents, List<UUID> folders) {

        public Shown {
            documents = List.copyOf(documents);
            folders = List.copyOf(folders);
        }

        private Shown withFoldersAmong(Collection<UUID> known) {
            return new Shown(
                    gathering,
                    documents,
                    folders.stream().filter(known::contains).toList());
        }
    }
}
