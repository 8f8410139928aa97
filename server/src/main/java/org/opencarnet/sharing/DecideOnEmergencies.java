package org.opencarnet.sharing;

import org.opencarnet.access.Action;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.StandingConsents;

/** The patient decides once for all emergencies who may open the record and what is shown (rules 3). */
public final class DecideOnEmergencies {

    private final Ports ports;
    private final Reception reception;

    public DecideOnEmergencies(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** Permits or opposes one kind of emergency access; answers with the record as it stands then. */
    public Outcome<PatientRecord> decide(
            Caller caller, Records.Reference patient, Emergency emergency, boolean permit) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.CHANGE_STANDING_CONSENTS);
            reception.trace(visit, Reception.Act.onTheRecord(Action.CHANGE_STANDING_CONSENTS, decision));
            if (decision.refused() || visit.situation().isEmpty()) {
                return Outcome.<PatientRecord>refused(decision);
            }
            var record = visit.situation().get().record();
            var next = emergency.in(record.consents(), permit);
            ports.records().change(record.id(), next);
            return Outcome.done(new PatientRecord(record.id(), record.ins(), record.birthDate(), record.state(), next));
        });
    }

    /** What is decided upon. */
    public enum Emergency {
        /** Regulation centres (SAMU) open the record. */
        REGULATION,
        /** Other professionals open it in an emergency. */
        BREAK_GLASS,
        /** In either case masked documents are shown. */
        MASKED;

        /** Whether this is permitted. */
        public boolean permittedBy(StandingConsents consents) {
            return switch (this) {
                case REGULATION -> consents.regulation();
                case BREAK_GLASS -> consents.breakGlass();
                case MASKED -> consents.maskedInEmergency();
            };
        }

        StandingConsents in(StandingConsents consents, boolean permit) {
            return new StandingConsents(
                    this == REGULATION ? permit : consents.regulation(),
                    this == BREAK_GLASS ? permit : consents.breakGlass(),
                    this == MASKED ? permit : consents.maskedInEmergency());
        }
    }
}
