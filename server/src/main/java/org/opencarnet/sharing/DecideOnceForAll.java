package org.opencarnet.sharing;

import org.opencarnet.access.Action;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.StandingConsents;

/**
 * The patient decides once for all who may open the record in an emergency and what is shown then (rules 3), and whether
 * professionals are shown anything at all (rules 5).
 */
public final class DecideOnceForAll {

    private final Ports ports;
    private final Reception reception;

    public DecideOnceForAll(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** Permits or opposes in one matter; answers with the record as it stands then. */
    public Outcome<PatientRecord> decide(Caller caller, Records.Reference patient, Matter matter, boolean permit) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.CHANGE_STANDING_CONSENTS);
            reception.trace(visit, Reception.Act.onTheRecord(Action.CHANGE_STANDING_CONSENTS, decision));
            if (decision.refused() || visit.situation().isEmpty()) {
                return Outcome.<PatientRecord>refused(decision);
            }
            var record = visit.situation().get().record();
            var next = matter.in(record.consents(), permit);
            ports.records().change(record.id(), next);
            return Outcome.done(new PatientRecord(record.id(), record.ins(), record.birthDate(), record.state(), next));
        });
    }

    /** What is decided upon. */
    public enum Matter {
        /** Regulation centres (SAMU) open the record. */
        REGULATION,
        /** Other professionals open it in an emergency. */
        BREAK_GLASS,
        /** In either case masked documents are shown. */
        MASKED,
        /** Documents are shown to professionals; opposed, all of them are masked, those to come included. */
        DOCUMENTS;

        /** Whether this is permitted. */
        public boolean permittedBy(StandingConsents consents) {
            return switch (this) {
                case REGULATION -> consents.regulation();
                case BREAK_GLASS -> consents.breakGlass();
                case MASKED -> consents.maskedInEmergency();
                case DOCUMENTS -> !consents.allMasked();
            };
        }

        StandingConsents in(StandingConsents consents, boolean permit) {
            return new StandingConsents(
                    this == REGULATION ? permit : consents.regulation(),
                    this == BREAK_GLASS ? permit : consents.breakGlass(),
                    this == MASKED ? permit : consents.maskedInEmergency(),
                    this == DOCUMENTS ? !permit : consents.allMasked());
        }
    }
}
