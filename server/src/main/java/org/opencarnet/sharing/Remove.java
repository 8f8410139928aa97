package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.opencarnet.access.Action;
import org.opencarnet.access.Policy;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.UniqueId;

/**
 * Removes documents from a record (ITI-62, ITI-86). The French record deletes logically: what is removed is kept, and found and read by nobody. What is
 * named together goes together, each document under its own decision; what the caller has removed already stays so.
 */
public final class Remove {

    private static final Amend.Amendment DELETED =
            new Amend.Amendment(Optional.of(AvailabilityStatus.DELETED), Optional.empty(), Optional.empty());

    private final Ports ports;
    private final Reception reception;
    private final Amending amending;

    public Remove(Reception reception, Renderings renderings, Policy policy) {
        this.ports = reception.ports();
        this.reception = reception;
        this.amending = new Amending(reception, renderings, policy);
    }

    /** Removes these, logicalIds by the face's own words for them; answers how many there were. */
    public Outcome<Integer> remove(Caller caller, Records.Reference patient, Map<String, UUID> documents) {
        return remove(caller, patient, known -> documents);
    }

    /** Removes the one that bears this uniqueId. */
    public Outcome<Integer> remove(Caller caller, Records.Reference patient, UniqueId uniqueId) {
        var nobody = new UUID(0, 0);
        return remove(
                caller,
                patient,
                known -> Map.of(uniqueId.value(), known.bearing(uniqueId).orElse(nobody)));
    }

    private Outcome<Integer> remove(Caller caller, Records.Reference patient, Function<Known, Map<String, UUID>> wish) {
        try {
            return ports.unit().of(() -> removed(caller, patient, wish));
        } catch (Documents.AlreadyThere quicker) {
            return again(caller, patient, wish);
        }
    }

    /** Another writer was quicker with one of the documents: looked at anew, in a new transaction. */
    private Outcome<Integer> again(Caller caller, Records.Reference patient, Function<Known, Map<String, UUID>> wish) {
        try {
            return ports.unit().of(() -> removed(caller, patient, wish));
        } catch (Documents.AlreadyThere quicker) {
            return Outcome.rejected(Problem.VERSION_CONFLICT, "");
        }
    }

    private Outcome<Integer> removed(
            Caller caller, Records.Reference patient, Function<Known, Map<String, UUID>> wish) {
        var visit = reception.admit(caller, patient);
        var overall = reception.decide(visit, Action.LIST);
        if (visit.situation().isEmpty() || !overall.leavesOwn()) {
            reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
            return Outcome.refused(overall);
        }
        var known = new Known(reception, visit, overall);
        var going = new ArrayList<Documents.Listed>();
        var wished = wish.apply(known);
        for (var one : wished.entrySet()) {
            var current = known.documents(List.of(new Criterion.OneOf(Set.of(one.getValue()))), 1);
            current.forEach(cleared -> going.add(cleared.document()));
            if (current.isEmpty() && !known.isRemoved(one.getValue())) {
                reception.trace(
                        visit, Reception.Act.onTheRecord(Action.LIST, overall).inVain(one.getKey()));
                return Outcome.rejected(Problem.NOT_FOUND, one.getKey());
            }
        }
        return decideAndWrite(visit, going).map(done -> wished.size());
    }

    private Outcome<Integer> decideAndWrite(Visit visit, List<Documents.Listed> going) {
        var acts = going.stream()
                .flatMap(one -> amending.acts(visit, one, DELETED).stream())
                .toList();
        reception.trace(visit, acts);
        var refused = Reception.Act.refusal(acts);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        for (var one : going) {
            if (!ports.documents().addVersion(amending.next(visit, one, DELETED))) {
                throw new Documents.AlreadyThere(new IllegalStateException("another version is current"));
            }
        }
        return Outcome.done(going.size());
    }
}
