package org.opencarnet.sharing;

import java.time.Instant;
import java.util.Optional;
import org.opencarnet.access.Action;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Policy;
import org.opencarnet.record.PatientRecord;

/** Tells whether a record exists, whether it is open, and how the caller stands with the patient (TD0.2). */
public final class Existence {

    private final Ports ports;
    private final Reception reception;
    private final Resources resources;

    public Existence(Reception reception, Resources resources) {
        this.ports = reception.ports();
        this.reception = reception;
        this.resources = resources;
    }

    /** Empty when there is no record; refused when the caller may not ask. */
    public Outcome<Optional<Found>> test(Caller caller, Records.Reference reference) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, reference);
            var decision = reception.decide(visit, Action.TEST_EXISTENCE);
            reception.trace(visit, Reception.Act.onTheRecord(Action.TEST_EXISTENCE, decision));
            return decision.refused()
                    ? Outcome.<Optional<Found>>refused(decision)
                    : Outcome.done(visit.situation().map(situation -> found(visit, situation)));
        });
    }

    Found found(Visit visit, Records.Situation situation) {
        var record = situation.record();
        var ties = situation.ties();
        var patient = resources.read("Patient", record.id().toString());
        return new Found(
                record,
                patient,
                Standing.of(
                        ties.blocked(),
                        ties.authorization(),
                        visit.at(),
                        reception.law().policy()),
                ties.medecinTraitant());
    }

    /**
     * What TD0.2 tells.
     *
     * @param patient demographics as a FHIR Patient, JSON
     * @param medecinTraitant whether the caller is médecin traitant DMP of this patient
     */
    public record Found(PatientRecord record, Optional<String> patient, Standing standing, boolean medecinTraitant) {}

    /** The state of the caller's authorization, under its names in TD0.2. */
    public enum Standing {
        VALIDE,
        EXPIRE,
        INTERDIT,
        NON_EXISTE;

        /** How an authorization stands at an instant. */
        public static Standing of(boolean blocked, Authorization authorization, Instant at, Policy policy) {
            if (blocked) {
                return INTERDIT;
            }
            if (authorization instanceof Authorization.Granted granted) {
                return policy.holds(granted, at) ? VALIDE : EXPIRE;
            }
            return NON_EXISTE;
        }
    }
}
