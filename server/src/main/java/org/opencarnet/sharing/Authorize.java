package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;

/**
 * Declares and withdraws the patient's consent for one professional, blocks and unblocks (TD0.3, TD1.6). What is withdrawn binds every
 * request that begins after the answer.
 */
public final class Authorize {

    private final Ports ports;
    private final Reception reception;

    public Authorize(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /**
     * The patient's consent is declared.
     *
     * @param medecinTraitant also makes the professional médecin traitant DMP; physicians only
     */
    public Outcome<Authorizations.Standing> grant(
            Caller caller,
            Records.Reference patient,
            Authorizations.Professional professional,
            boolean medecinTraitant) {
        return act(caller, patient, Action.AUTHORIZE, visit -> {
            if (!mayAnswerFor(caller, professional.id())) {
                return Outcome.rejected(Problem.ANOTHER_PROFESSIONAL, professional.id());
            }
            if (medecinTraitant && !isPhysician(caller)) {
                return Outcome.rejected(Problem.PHYSICIANS_ONLY, professional.id());
            }
            var record = visit.situation().orElseThrow().record().id();
            var standing = ports.authorizations().grant(record, professional, visit.at());
            if (standing.blockedAt().isPresent()) {
                return Outcome.rejected(Problem.PROFESSIONAL_BLOCKED, professional.id());
            }
            if (!medecinTraitant) {
                return Outcome.done(standing);
            }
            ports.authorizations().medecinTraitant(record, professional.id(), true);
            return Outcome.done(ports.authorizations().standing(standing.id()).orElseThrow());
        });
    }

    /** The authorization ends now; nothing happens where there was none. */
    public Outcome<Optional<Authorizations.Standing>> withdraw(
            Caller caller, Records.Reference patient, String professional) {
        return act(caller, patient, Action.WITHDRAW_AUTHORIZATION, visit -> {
            if (!mayAnswerFor(caller, professional)) {
                return Outcome.rejected(Problem.ANOTHER_PROFESSIONAL, professional);
            }
            var record = visit.situation().orElseThrow().record().id();
            ports.authorizations().withdraw(record, professional, visit.at());
            ports.authorizations().medecinTraitant(record, professional, false);
            return Outcome.done(ports.authorizations().standing(record, professional));
        });
    }

    /** From now on the professional reaches nothing of the record, whatever was granted. */
    public Outcome<Authorizations.Standing> block(
            Caller caller, Records.Reference patient, Authorizations.Professional professional) {
        return act(
                caller,
                patient,
                Action.BLOCK,
                visit -> Outcome.done(ports.authorizations()
                        .block(visit.situation().orElseThrow().record().id(), professional, Optional.of(visit.at()))));
    }

    /** Lifts a block; the authorization stays withdrawn until consent is declared again (rules 3). */
    public Outcome<Authorizations.Standing> unblock(
            Caller caller, Records.Reference patient, Authorizations.Professional professional) {
        return act(
                caller,
                patient,
                Action.UNBLOCK,
                visit -> Outcome.done(ports.authorizations()
                        .block(visit.situation().orElseThrow().record().id(), professional, Optional.empty())));
    }

    /** How professionals stand with the patient: all of them for the patient, the own standing for a professional. */
    public Outcome<List<Authorizations.Standing>> standings(Caller caller, Records.Reference patient) {
        return act(caller, patient, Action.SEE_AUTHORIZATIONS, visit -> {
            var record = visit.situation().orElseThrow().record().id();
            return Outcome.done(
                    caller.requester() instanceof Requester.Professional professional
                            ? ports.authorizations().standing(record, professional.id()).stream()
                                    .toList()
                            : ports.authorizations().of(record));
        });
    }

    private <T> Outcome<T> act(Caller caller, Records.Reference patient, Action action, Work<T> work) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, action);
            reception.trace(visit, Reception.Act.onTheRecord(action, decision));
            return decision.refused() || visit.situation().isEmpty() ? Outcome.<T>refused(decision) : work.in(visit);
        });
    }

    /** A professional answers for himself alone; patients and their representatives for whomever they name. */
    private static boolean mayAnswerFor(Caller caller, String professional) {
        return !(caller.requester() instanceof Requester.Professional self)
                || self.id().equals(professional);
    }

    private static boolean isPhysician(Caller caller) {
        return caller.requester() instanceof Requester.Professional self
                && self.profession().equals("10");
    }

    /** What is done once the law permits. */
    private interface Work<T> {

        Outcome<T> in(Visit visit);
    }
}
