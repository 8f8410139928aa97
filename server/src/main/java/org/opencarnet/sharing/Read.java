package org.opencarnet.sharing;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;

/**
 * Reads one document: its entry, its former versions, its bytes (ITI-68, ITI-43). What is hidden and what is absent are one
 * answer, reached by the same statements.
 */
public final class Read {

    private final Ports ports;
    private final Reception reception;

    public Read(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** The current entry of a document that the caller may know of. */
    public Outcome<Cleared> entry(Caller caller, UUID logicalId) {
        return ports.unit().reading(() -> cleared(caller, logicalId, Action.LIST));
    }

    /** All metadata versions of a document that the caller may know of, newest first. */
    public Outcome<List<Cleared>> versions(Caller caller, UUID logicalId) {
        return ports.unit().reading(() -> cleared(caller, logicalId, Action.LIST)
                .map(current -> ports.documents().versions(logicalId).stream()
                        .flatMap(version -> sameClearance(current, version).stream())
                        .toList()));
    }

    /** The bytes of a document that the caller may read, with its entry; to be closed by the caller. */
    public Outcome<Content> content(Caller caller, UUID logicalId) {
        return ports.unit().reading(() -> opened(cleared(caller, logicalId, Action.READ), logicalId.toString()));
    }

    /** As above, of the document that bears this uniqueId. */
    public Outcome<Content> content(Caller caller, UniqueId uniqueId) {
        return ports.unit().of(() -> {
            var approach = approach(caller, uniqueId);
            var id = approach.document().map(one -> one.identity().logicalId());
            return opened(cleared(caller, Action.READ, new Sought(approach, id, uniqueId.value())), uniqueId.value());
        });
    }

    /** The bytes of a document once more, under the same clearance. */
    public InputStream bytes(Cleared cleared) {
        return ports.unit().of(() -> opened(cleared)).bytes();
    }

    /** What another repository keeps is not to be had here. */
    private Outcome<Content> opened(Outcome<Cleared> outcome, String name) {
        return outcome instanceof Outcome.Done<Cleared> done
                        && done.value().document().content().keptElsewhere()
                ? Outcome.rejected(Problem.NOT_FOUND, name)
                : outcome.map(this::opened);
    }

    private Content opened(Cleared cleared) {
        var document = cleared.document();
        var bytes = ports.contents().open(document.record(), document.content().sha256());
        return new Content(
                cleared,
                bytes.orElseThrow(() -> new IllegalStateException(
                        "content lost: " + document.identity().logicalId())));
    }

    private Outcome<Cleared> cleared(Caller caller, UUID logicalId, Action action) {
        return cleared(
                caller,
                action,
                new Sought(reception.approach(caller, logicalId), Optional.of(logicalId), logicalId.toString()));
    }

    private Reception.Approach approach(Caller caller, UniqueId uniqueId) {
        var found = ports.documents().identifiedBy(List.of(uniqueId.uri())).stream()
                .filter(one -> one.uniqueId().equals(uniqueId))
                .findFirst();
        var record = found.map(Documents.Listed::record).orElse(RecordId.NOBODY);
        return new Reception.Approach(reception.admit(caller, new Records.Reference.ById(record)), found);
    }

    private Outcome<Cleared> cleared(Caller caller, Action action, Sought sought) {
        var found = sought.approach().document();
        var visit = sought.approach().visit();
        var facts = found.map(one -> visit.facts().about(one.factsFor(caller.requester())))
                .orElseGet(visit::facts);
        var decision = reception.law().decide(visit.asks(action), facts);
        var act = sought.id()
                .map(id -> Reception.Act.on(id, action, decision))
                .orElseGet(() -> Reception.Act.onTheRecord(action, decision));
        var shown = found.filter(one -> decision.permitted());
        reception.trace(visit, shown.isPresent() ? act : act.inVain(sought.name()));
        return shown.map(one -> Outcome.done(new Cleared(one, visit.asks(action), facts, decision)))
                .orElseGet(() -> Outcome.rejected(Problem.NOT_FOUND, sought.name()));
    }

    /** A former version leaves only where it would leave today as it was then, and as the document is now. */
    private Optional<Cleared> sameClearance(Cleared current, Documents.Listed version) {
        var facts = current.facts().about(version.factsFor(current.request().requester()));
        var decision = reception.law().decide(current.request(), facts);
        return decision.permitted()
                ? Optional.of(new Cleared(version, current.request(), facts, decision))
                : Optional.empty();
    }

    /** Bytes on their way out, and the entry they belong to. */
    public record Content(Cleared cleared, InputStream bytes) {}

    /**
     * A document that is asked for.
     *
     * @param id its logicalId, as it was asked for or as it was found
     * @param name by which it was asked for
     */
    private record Sought(Reception.Approach approach, Optional<UUID> id, String name) {}
}
