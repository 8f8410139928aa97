package org.opencarnet.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.terminology.MatrixColumn;

/** Everybody who could ask for a document of one record: whom something binds to the patient, and one of each profession. */
final class Askers {

    private static final String REASON = "…";

    private final PatientRecord record;
    private final Map<String, Facts.Ties> ties = new LinkedHashMap<>();
    private final Map<String, Authorizations.Professional> persons = new LinkedHashMap<>();
    private final List<Asker> everybody;

    /**
     * Around a record.
     *
     * @param standings of all pairs
     * @param team the current members of the care team
     */
    Askers(PatientRecord record, List<Authorizations.Standing> standings, List<String> team, Instant at) {
        this.record = record;
        for (var standing : standings) {
            var id = standing.professional().id();
            persons.put(id, standing.professional());
            ties.put(
                    id,
                    new Facts.Ties(
                            standing.authorization(),
                            standing.blockedAt().isPresent(),
                            team.contains(id),
                            standing.medecinTraitant()));
        }
        for (var member : team) {
            persons.putIfAbsent(member, new Authorizations.Professional(member, ""));
            ties.putIfAbsent(member, new Facts.Ties(new Authorization.None(), false, true, false));
        }
        this.everybody = Stream.of(
                        theirs(),
                        persons.values().stream().flatMap(this::person),
                        practices().flatMap(practice -> anybody(practice, at)))
                .flatMap(askers -> askers)
                .toList();
    }

    /** Those who could ask for this document, its authors among them. */
    List<Asker> of(List<Authorizations.Professional> authors) {
        var all = new ArrayList<>(everybody);
        var known = new HashSet<>(persons.keySet());
        authors.stream()
                .filter(author -> known.add(author.id()))
                .flatMap(this::person)
                .forEach(all::add);
        return all;
    }

    private Stream<Asker> theirs() {
        return Stream.of(
                new Asker(new Party.ThePatient(), new Requester.Patient(record.ins(), ""), Purpose.NORMAL),
                new Asker(
                        new Party.LegalRepresentative(),
                        new Requester.Representative("", "", record.ins()),
                        Purpose.NORMAL));
    }

    /** In every mode; as of each profession, where nobody knows which is his. */
    private Stream<Asker> person(Authorizations.Professional who) {
        var bound = ties.getOrDefault(who.id(), Facts.Ties.NONE);
        return who.practice()
                .map(known -> Stream.of(known))
                .orElseGet(Askers::practices)
                .flatMap(practice -> {
                    var party = new Party.Person(
                            new Authorizations.Professional(who.id(), who.name(), Optional.of(practice)),
                            who.practice().isPresent());
                    return Arrays.stream(Purpose.Mode.values())
                            .map(mode -> new Asker(party, professional(who, practice), purpose(mode), bound));
                });
    }

    private static Stream<Asker> anybody(Authorizations.Practice practice, Instant at) {
        var nobody = new Authorizations.Professional("", "");
        var consent = new Facts.Ties(new Authorization.Granted(at), false, false, false);
        return Arrays.stream(Purpose.Mode.values()).map(mode -> {
            var withConsent = mode == Purpose.Mode.NORMAL;
            return new Asker(
                    new Party.Profession(practice, withConsent),
                    professional(nobody, practice),
                    purpose(mode),
                    withConsent ? consent : Facts.Ties.NONE);
        });
    }

    /** One for each profession of each column, the physician who is in none, and whoever practises something that is in none. */
    static Stream<Authorizations.Practice> practices() {
        var inColumns = Arrays.stream(MatrixColumn.values()).flatMap(column -> column.professions().stream()
                .sorted()
                .map(profession -> new Authorizations.Practice(profession, Optional.of(column))));
        var inNone = Stream.of("10", "").map(profession -> new Authorizations.Practice(profession, Optional.empty()));
        return Stream.concat(inColumns, inNone);
    }

    /** Who is entitled to regulate says so in that mode alone. */
    static Requester.Professional professional(Authorizations.Professional who, Authorizations.Practice practice) {
        return new Requester.Professional(
                who.id(), who.name(), practice.profession(), practice.column(), Optional.empty(), true);
    }

    static Purpose purpose(Purpose.Mode mode) {
        return mode == Purpose.Mode.NORMAL ? Purpose.NORMAL : new Purpose(mode, REASON);
    }

    /** Somebody, the way he would come, and what binds him. */
    record Asker(Party party, Requester requester, Purpose purpose, Facts.Ties ties) {

        Asker(Party party, Requester requester, Purpose purpose) {
            this(party, requester, purpose, Facts.Ties.NONE);
        }
    }
}
