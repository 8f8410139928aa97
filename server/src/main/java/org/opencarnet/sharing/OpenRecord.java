package org.opencarnet.sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;

/**
 * Opens a record for a qualified identity (TD1.1), as enrolment or the patient asks for it: one record for each INS. Who opposes has one
 * that is closed from the beginning, so that nobody opens another.
 */
public final class OpenRecord {

    private final Ports ports;
    private final Reception reception;
    private final Resources resources;
    private final Admission admission;

    public OpenRecord(Reception reception, Resources resources, Admission admission) {
        this.ports = reception.ports();
        this.reception = reception;
        this.resources = resources;
        this.admission = admission;
    }

    /** Whose records are opened. */
    public Admission admission() {
        return admission;
    }

    /** Opens the record and keeps the demographics. Refused where the INS has a record already. */
    public Outcome<Existence.Found> open(Caller caller, Opening opening) {
        if (!admission.accepts(opening.ins().authority())) {
            return Outcome.rejected(
                    Problem.AUTHORITY_NOT_ACCEPTED, opening.ins().authority().oid());
        }
        return Keeping.in(ports.unit(), () -> {
            var visit = reception.admit(caller, new Records.Reference.ByIns(opening.ins()));
            var acts = acts(visit, opening);
            var refused = acts.stream()
                    .map(Reception.Act::decision)
                    .filter(Decision::refused)
                    .findFirst();
            if (refused.isPresent()) {
                reception.trace(visit, acts);
                return Outcome.refused(refused.get());
            }
            return opened(visit, opening, acts);
        });
    }

    /** A representative opens for a minor alone, and only whose record it is opposes it. */
    private List<Reception.Act> acts(Visit visit, Opening opening) {
        var facts =
                visit.situation().isPresent() ? visit.facts() : visit.facts().born(opening.birthDate());
        var opens = reception.law().decide(visit.asks(Action.OPEN_RECORD), facts);
        var act = Reception.Act.onTheRecord(Action.OPEN_RECORD, opens);
        if (!opening.opposed() || opens.refused()) {
            return List.of(act);
        }
        var closes = reception.law().decide(visit.asks(Action.CLOSE_RECORD), facts.in(Facts.State.ACTIVE));
        return List.of(act, Reception.Act.onTheRecord(Action.CLOSE_RECORD, closes));
    }

    /** The opening is the first act in the new record's own trail. */
    private Outcome<Existence.Found> opened(Visit visit, Opening opening, List<Reception.Act> acts) {
        var record = new PatientRecord(
                new RecordId(Ids.next(visit.at())),
                opening.ins(),
                opening.birthDate(),
                opening.opposed()
                        ? new PatientRecord.State.Closed(visit.at(), PatientRecord.State.Closed.OPPOSITION, "")
                        : new PatientRecord.State.Open(),
                StandingConsents.AT_CREATION);
        if (!ports.records().open(record)) {
            return Outcome.rejected(Problem.RECORD_EXISTS, opening.ins().toCx());
        }
        var situation = new Records.Situation(record, Facts.Ties.NONE, Records.Watch.NOBODY);
        reception.trace(new Visit(visit.caller(), visit.at(), visit.asked(), Optional.of(situation)), acts);
        var patient = resources.create("Patient", record.id().toString(), opening.patient());
        return Outcome.done(new Existence.Found(record, Optional.of(patient), Existence.Standing.NON_EXISTE, false));
    }

    /**
     * Who is enrolled.
     *
     * @param ins qualified
     * @param birthDate the strict trait on which majority depends
     * @param patient demographics as a FHIR Patient, JSON
     * @param opposed that no record be kept: it is closed from the beginning
     */
    public record Opening(Ins ins, LocalDate birthDate, String patient, boolean opposed) {}
}
