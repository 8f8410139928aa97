package org.opencarnet.sharing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;

/** Answers questions about a record as a whole (ITI-18): whatever is asked in one visit is asked of what the caller may know of. */
public final class Browse {

    private final Ports ports;
    private final Reception reception;

    public Browse(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /**
     * Whose these are: documents, submission sets and folders by uniqueId or {@code urn:uuid:}, as URIs. A conformance tool alone is told, which no
     * credential binds to a patient; what it may know of there is decided as ever.
     */
    public Set<Ins> patients(Caller caller, Collection<String> uris) {
        return caller.requester() instanceof Requester.Tester ? ports.unit().of(() -> whose(caller, uris)) : Set.of();
    }

    private Set<Ins> whose(Caller caller, Collection<String> uris) {
        var records = ports.documents().records(uris);
        if (records.isEmpty()) {
            var visit = reception.admit(caller, new Records.Reference.ById(RecordId.NOBODY));
            var act = Reception.Act.onTheRecord(Action.LIST, reception.decide(visit, Action.LIST));
            reception.trace(
                    visit,
                    uris.isEmpty()
                            ? List.of(act)
                            : uris.stream().map(act::inVain).toList());
        }
        return records.stream()
                .map(Records.Reference.ById::new)
                .flatMap(record -> reception.admit(caller, record).situation().stream())
                .map(situation -> situation.record().ins())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The answer to a question. Refused when the record as a whole is closed to the caller. */
    public <T> Outcome<T> browse(Caller caller, Records.Reference patient, Function<Known, T> question) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var overall = reception.decide(visit, Action.LIST);
            if (visit.situation().isEmpty() || !overall.leavesOwn()) {
                reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
                return Outcome.<T>refused(overall);
            }
            var known = new Known(reception, visit, overall);
            var answer = question.apply(known);
            reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, known.decided()));
            return Outcome.done(answer);
        });
    }
}
