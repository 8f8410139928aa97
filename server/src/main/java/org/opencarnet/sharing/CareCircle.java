package org.opencarnet.sharing;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;
import org.opencarnet.record.RecordId;

/**
 * Who is around a patient: relatives (RelatedPerson) and care teams (CareTeam). Members of an active team are made known to the decision
 * in the same transaction, for their consent is presumed (rules 2, n).
 */
public final class CareCircle {

    private static final String TEAM = "CareTeam";
    private static final int MOST = 200;

    private final Ports ports;
    private final Reception reception;
    private final Resources resources;
    private final CareResources reading;

    public CareCircle(Reception reception, Resources resources, CareResources reading) {
        this.ports = reception.ports();
        this.reception = reception;
        this.resources = resources;
        this.reading = reading;
    }

    /** Those of a patient that meet the parameters, as JSON. */
    public Outcome<List<String>> find(
            Caller caller, Records.Reference patient, String type, Map<String, List<String>> parameters) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.READ_CARE_CIRCLE);
            reception.trace(visit, Reception.Act.onTheRecord(Action.READ_CARE_CIRCLE, decision));
            if (decision.refused() || visit.situation().isEmpty()) {
                return Outcome.<List<String>>refused(decision);
            }
            var all = new HashMap<>(parameters);
            all.put("patient", List.of(of(visit.situation().get().record().id())));
            return Outcome.done(resources.search(type, all, MOST));
        });
    }

    /** One of them, as JSON; what the caller may not see is not found. */
    public Outcome<String> read(Caller caller, String type, String id) {
        return ports.unit().of(() -> {
            var visit = before(caller, type, id);
            var decision = reception.decide(visit, Action.READ_CARE_CIRCLE);
            var shown = decision.permitted() ? resources.read(type, id) : Optional.<String>empty();
            var act = Reception.Act.onTheRecord(Action.READ_CARE_CIRCLE, decision);
            reception.trace(visit, shown.isPresent() ? act : act.inVain(id));
            return shown.map(Outcome::done).orElseGet(() -> Outcome.rejected(Problem.NOT_FOUND, ""));
        });
    }

    /** A new one, answered as stored. */
    public Outcome<String> add(Caller caller, Records.Reference patient, String type, String json) {
        return Keeping.in(ports.unit(), () -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.CHANGE_CARE_CIRCLE);
            reception.trace(visit, Reception.Act.onTheRecord(Action.CHANGE_CARE_CIRCLE, decision));
            if (decision.refused() || visit.situation().isEmpty()) {
                return Outcome.refused(decision);
            }
            if (!isTheirs(caller, type, json)) {
                return Outcome.rejected(Problem.NOT_THEIR_TEAM, "");
            }
            var placed = reading.placed(json, visit.situation().get().record());
            if (reachesOut(visit, placed)) {
                return Outcome.rejected(Problem.REFERENCE_UNKNOWN, "");
            }
            var stored = resources.create(type, Ids.next(visit.at()).toString(), placed);
            project(visit, Optional.empty());
            return Outcome.done(stored);
        });
    }

    /**
     * The next version of one, which stays with its patient; answered as stored.
     *
     * @param expected whether the version that is there is the one that the caller has seen
     */
    public Outcome<String> change(Caller caller, Directory.Entry entry, Predicate<String> expected) {
        return Keeping.in(ports.unit(), () -> {
            var visit = before(caller, entry.type(), entry.id());
            var sees = reception.decide(visit, Action.READ_CARE_CIRCLE);
            var decision = reception.decide(visit, Action.CHANGE_CARE_CIRCLE);
            var act = Reception.Act.onTheRecord(Action.CHANGE_CARE_CIRCLE, decision);
            var known = sees.permitted() || decision.restsOn(Rule.STRUCTURES_TEAM)
                    ? resources.read(entry.type(), entry.id()).filter(team -> isTheirs(caller, entry.type(), team))
                    : Optional.<String>empty();
            reception.trace(visit, known.isPresent() ? act : act.inVain(entry.id()));
            if (known.isEmpty()) {
                return Outcome.rejected(Problem.NOT_FOUND, "");
            }
            if (decision.refused()) {
                return Outcome.refused(decision);
            }
            if (!isTheirs(caller, entry.type(), entry.json())) {
                return Outcome.rejected(Problem.NOT_THEIR_TEAM, "");
            }
            if (!expected.test(known.get())) {
                return Outcome.rejected(Problem.VERSION_CONFLICT, "");
            }
            var placed =
                    reading.placed(entry.json(), visit.situation().orElseThrow().record());
            if (reachesOut(visit, placed)) {
                return Outcome.rejected(Problem.REFERENCE_UNKNOWN, "");
            }
            var stored = resources.update(entry.type(), entry.id(), placed);
            project(visit, known);
            return Outcome.done(stored);
        });
    }

    /** A structure has to do with the teams that it manages, and with nobody else. */
    private boolean isTheirs(Caller caller, String type, String json) {
        return !(caller.requester() instanceof Requester.Structure structure)
                || type.equals(TEAM)
                        && reading.manager(json).filter(structure.id()::equals).isPresent();
    }

    /** Whether it refers to people around another patient, which is said as of what is not there. */
    private boolean reachesOut(Visit visit, String json) {
        var record = visit.situation().orElseThrow().record().id();
        return reading.circle(json).stream()
                .anyMatch(named -> !named.type().equals("Patient")
                        ? resources
                                .read(named.type(), named.id())
                                .map(reading::patient)
                                .filter(record::equals)
                                .isEmpty()
                        : !named.id().equals(record.toString()));
    }

    /** What is hidden is not read, for what is absent cannot be: the same statements for both. */
    private Visit before(Caller caller, String type, String id) {
        var record = resources.around(type, id).orElse(RecordId.NOBODY);
        return reception.admit(caller, new Records.Reference.ById(record));
    }

    /** Who belongs to one of the patient's teams now, joins; who belonged to the former version and to none now, leaves. */
    private void project(Visit visit, Optional<String> former) {
        var record = visit.situation().orElseThrow().record().id();
        var now = new LinkedHashMap<String, CareResources.Member>();
        resources.search(TEAM, Map.of("patient", List.of(of(record))), MOST).stream()
                .flatMap(team -> reading.members(team, visit.at()).stream())
                .forEach(member -> now.merge(member.professional(), member, CareCircle::both));
        now.values().forEach(member -> ports.careTeams()
                .join(record, member.professional(), member.from(), member.until()));
        former.stream()
                .flatMap(team -> reading.members(team, visit.at()).stream())
                .map(CareResources.Member::professional)
                .filter(professional -> !now.containsKey(professional))
                .forEach(professional -> ports.careTeams().leave(record, professional));
    }

    /** Membership in two teams: from the earlier beginning to the later end. */
    private static CareResources.Member both(CareResources.Member one, CareResources.Member other) {
        var until = one.until().flatMap(end -> other.until().map(another -> later(end, another)));
        var from = one.from().isBefore(other.from()) ? one.from() : other.from();
        return new CareResources.Member(one.professional(), from, until);
    }

    private static Instant later(Instant one, Instant other) {
        return Comparator.<Instant>naturalOrder().compare(one, other) >= 0 ? one : other;
    }

    private static String of(RecordId record) {
        return "Patient/" + record;
    }
}
