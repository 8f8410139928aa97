package org.opencarnet.sharing;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;

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
        return ports.unit().reading(() -> cleared(caller, logicalId, Action.READ)
                .map(cleared -> new Content(
                        cleared,
                        ports.contents()
                                .open(
                                        cleared.document().record(),
                                        cleared.document().content().sha256())
                                .orElseThrow(() -> new IllegalStateException("content lost: " + logicalId)))));
    }

    private Outcome<Cleared> cleared(Caller caller, UUID logicalId, Action action) {
        var approach = reception.approach(caller, logicalId);
        var found = approach.document();
        var visit = approach.visit();
        var facts = found.map(one -> visit.facts().about(one.factsFor(caller.requester())))
                .orElseGet(visit::facts);
        var decision = reception.law().decide(visit.asks(action), facts);
        var act = Reception.Act.on(logicalId, action, decision);
        var shown = found.filter(one -> decision.permitted());
        reception.trace(visit, shown.isPresent() ? act : act.inVain(logicalId));
        return shown.map(one -> Outcome.done(new Cleared(one, visit.asks(action), facts, decision)))
                .orElseGet(() -> Outcome.rejected(Problem.NOT_FOUND, logicalId.toString()));
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
}
