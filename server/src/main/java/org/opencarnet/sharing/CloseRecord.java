package org.opencarnet.sharing;

import java.util.function.Function;
import org.opencarnet.access.Action;
import org.opencarnet.record.PatientRecord;

/**
 * The patient has the record closed (TD1.4), and opened again (TD1.2). From the answer on nothing is fed, listed or read; what was fed
 * before is kept until the retention ends ({@link Retention}).
 */
public final class CloseRecord {

    private final Ports ports;
    private final Reception reception;
    private final Resources resources;

    public CloseRecord(Reception reception, Resources resources) {
        this.ports = reception.ports();
        this.reception = reception;
        this.resources = resources;
    }

    /** Closes, for a motive (coded) and a reason (in words), either of which may be empty. */
    public Outcome<Existence.Found> close(Caller caller, Records.Reference patient, String motive, String reason) {
        return change(
                caller,
                patient,
                Action.CLOSE_RECORD,
                visit -> new PatientRecord.State.Closed(visit.at(), motive, reason));
    }

    /** Opens again; what is open stays so. Authorizations whose window has not ended meanwhile hold again, blocks still do. */
    public Outcome<Existence.Found> reopen(Caller caller, Records.Reference patient) {
        return change(caller, patient, Action.REOPEN_RECORD, visit -> new PatientRecord.State.Open());
    }

    private Outcome<Existence.Found> change(
            Caller caller, Records.Reference patient, Action action, Function<Visit, PatientRecord.State> next) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, action);
            reception.trace(visit, Reception.Act.onTheRecord(action, decision));
            if (decision.refused() || visit.situation().isEmpty()) {
                return Outcome.<Existence.Found>refused(decision);
            }
            var record = visit.situation().get().record();
            var state = next.apply(visit);
            ports.records().change(record.id(), state);
            var shown = resources.read("Patient", record.id().toString());
            return Outcome.done(new Existence.Found(record.in(state), shown, Existence.Standing.NON_EXISTE, false));
        });
    }
}
