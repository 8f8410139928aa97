package org.opencarnet.sharing;

import java.util.function.Function;
import org.opencarnet.access.Action;

/** Answers questions about a record as a whole (ITI-18): whatever is asked in one visit is asked of what the caller may know of. */
public final class Browse {

    private final Ports ports;
    private final Reception reception;

    public Browse(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
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
