package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Requester;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;

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
    public Outcome<Overview> grant(
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
            var standing = ports.authorizations().grant(record, told(caller, professional), visit.at());
            if (standing.blockedAt().isPresent()) {
                return Outcome.rejected(Problem.PROFESSIONAL_BLOCKED, professional.id());
            }
            if (medecinTraitant) {
                ports.authorizations().medecinTraitant(record, professional.id(), true);
            }
            return overview(visit, professional.id());
        });
    }

    /**
     * Makes somebody else médecin traitant DMP: the patient does, or a médecin traitant who gives the status on. Several may have it
     * (rules 4).
     *
     * @return {@link Problem#NOT_YET_AUTHORIZED} or {@link Problem#PHYSICIANS_ONLY} unless it is an authorized physician
     */
    public Outcome<Overview> name(Caller caller, Records.Reference patient, Authorizations.Professional named) {
        return act(caller, patient, Action.NAME_MEDECIN_TRAITANT, visit -> {
            var record = visit.situation().orElseThrow().record().id();
            var standing = ports.authorizations().standing(record, named.id());
            if (standing.filter(one -> holds(one, visit)).isEmpty()) {
                return Outcome.rejected(Problem.NOT_YET_AUTHORIZED, named.id());
            }
            if (standing.flatMap(one -> one.professional().practice())
                    .filter(Authorizations.Practice::isPhysicians)
                    .isEmpty()) {
                return Outcome.rejected(Problem.PHYSICIANS_ONLY, named.id());
            }
            ports.authorizations().medecinTraitant(record, named.id(), true);
            return overview(visit, named.id());
        });
    }

    /** The authorization ends now; nothing happens where there was none. */
    public Outcome<Overview> withdraw(Caller caller, Records.Reference patient, String professional) {
        return act(caller, patient, Action.WITHDRAW_AUTHORIZATION, visit -> {
            if (!mayAnswerFor(caller, professional)) {
                return Outcome.rejected(Problem.ANOTHER_PROFESSIONAL, professional);
            }
            withdraw(visit, professional);
            return overview(visit, professional);
        });
    }

    /** From now on the professional reaches nothing of the record, whatever was granted. */
    public Outcome<Overview> block(Caller caller, Records.Reference patient, Authorizations.Professional professional) {
        return act(caller, patient, Action.BLOCK, visit -> {
            var record = visit.situation().orElseThrow().record().id();
            ports.authorizations().block(record, professional, Optional.of(visit.at()));
            return overview(visit, professional.id());
        });
    }

    /**
     * Ends what stands under this id: lifts a block (the authorization stays withdrawn until consent is declared again, rules 3), or else
     * withdraws the authorization. What the caller may not see is not found.
     *
     * @param expects the version that the caller has seen, where he said
     */
    public Outcome<Overview> end(Caller caller, UUID id, Optional<Integer> expects) {
        return ports.unit().of(() -> {
            var seen = see(caller, id);
            if (seen.standing().isEmpty()) {
                return notFound(seen, id);
            }
            var standing = seen.standing().get();
            if (expects.filter(version -> version != standing.version()).isPresent()) {
                return Outcome.rejected(Problem.VERSION_CONFLICT, id.toString());
            }
            var lifts = standing.blockedAt().isPresent() && !(caller.requester() instanceof Requester.Professional);
            var action = lifts ? Action.UNBLOCK : Action.WITHDRAW_AUTHORIZATION;
            var decision = reception.decide(seen.visit(), action);
            reception.trace(seen.visit(), Reception.Act.onTheRecord(action, decision));
            return decision.refused() ? Outcome.refused(decision) : ended(seen.visit(), standing, lifts);
        });
    }

    private Outcome<Overview> ended(Visit visit, Authorizations.Standing standing, boolean lifts) {
        var professional = standing.professional();
        if (lifts) {
            ports.authorizations().block(standing.record(), professional, Optional.empty());
        } else {
            withdraw(visit, professional.id());
        }
        return overview(visit, professional.id());
    }

    private void withdraw(Visit visit, String professional) {
        var record = visit.situation().orElseThrow().record().id();
        ports.authorizations().withdraw(record, professional, visit.at());
        ports.authorizations().medecinTraitant(record, professional, false);
    }

    /** How professionals stand with the patient: all of them for the patient, the own standing for a professional. */
    public Outcome<Overview> standings(Caller caller, Records.Reference patient) {
        return act(caller, patient, Action.SEE_AUTHORIZATIONS, visit -> {
            if (caller.requester() instanceof Requester.Professional professional) {
                return overview(visit, professional.id());
            }
            var record = visit.situation().orElseThrow().record();
            return Outcome.done(new Overview(
                    record,
                    ports.authorizations().of(record.id()),
                    visit.at(),
                    true,
                    reception.law().policy()));
        });
    }

    /** One pair of a professional and a patient, by its id; what the caller may not see is not found. */
    public Outcome<Overview> standing(Caller caller, UUID id) {
        return ports.unit().of(() -> {
            var seen = see(caller, id);
            if (seen.standing().isEmpty()) {
                return notFound(seen, id);
            }
            reception.trace(seen.visit(), Reception.Act.onTheRecord(Action.SEE_AUTHORIZATIONS, seen.decision()));
            return overview(seen.visit(), seen.standing().get().professional().id());
        });
    }

    private Seen see(Caller caller, UUID id) {
        var known = ports.authorizations().standing(id);
        var record = known.map(Authorizations.Standing::record).orElse(RecordId.NOBODY);
        var visit = reception.admit(caller, new Records.Reference.ById(record));
        var decision = reception.decide(visit, Action.SEE_AUTHORIZATIONS);
        return new Seen(
                visit,
                decision,
                known.filter(one -> decision.permitted()
                        && mayAnswerFor(caller, one.professional().id())));
    }

    private Outcome<Overview> notFound(Seen seen, UUID id) {
        var act = Reception.Act.onTheRecord(Action.SEE_AUTHORIZATIONS, seen.decision());
        reception.trace(seen.visit(), act.inVain(id));
        return Outcome.rejected(Problem.NOT_FOUND, id.toString());
    }

    private Outcome<Overview> overview(Visit visit, String professional) {
        var record = visit.situation().orElseThrow().record();
        var standing = ports.authorizations().standing(record.id(), professional);
        return Outcome.done(new Overview(
                record,
                standing.stream().toList(),
                visit.at(),
                false,
                reception.law().policy()));
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

    private boolean holds(Authorizations.Standing standing, Visit visit) {
        return standing.blockedAt().isEmpty()
                && standing.authorization() instanceof Authorization.Granted granted
                && reception.law().policy().holds(granted, visit.at());
    }

    /** What a professional who declares for himself practises is known from then on. */
    private static Authorizations.Professional told(Caller caller, Authorizations.Professional professional) {
        return caller.requester() instanceof Requester.Professional self
                ? Authorizations.Professional.of(self)
                : professional;
    }

    /**
     * How professionals stand with a patient.
     *
     * @param at the instant of which this is true
     * @param whole whether these are all of them, and the patient's standing consents the caller's to see
     * @param policy by which it is told whether a consent still holds
     */
    public record Overview(
            PatientRecord record, List<Authorizations.Standing> standings, Instant at, boolean whole, Policy policy) {}

    /** What the caller may see under an id; empty when nothing. */
    private record Seen(Visit visit, Decision decision, Optional<Authorizations.Standing> standing) {}

    /** What is done once the law permits. */
    private interface Work<T> {

        Outcome<T> in(Visit visit);
    }
}
