package org.opencarnet.scenarios;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what binds the professionals of a scenario to the patient. */
final class BondsReader {

    private final Fields fields;
    private final FactsReader times;
    private final Map<String, Situation.Person> people;

    BondsReader(Fields fields, FactsReader times, Map<String, Situation.Person> people) {
        this.fields = fields;
        this.times = times;
        this.people = people;
    }

    Map<String, Situation.Bond> bonds(Instant now) {
        var authorized = instants("authorized", now);
        var withdrawn = instants("withdrawn", now);
        var blocked = professionals("blocked");
        var careTeam = professionals("care team");
        var medecinTraitant = professionals("médecin traitant");
        if (blocked.stream().anyMatch(authorized::containsKey)
                || withdrawn.keySet().stream().anyMatch(authorized::containsKey)) {
            throw fields.wrong("a block or a withdrawal ends the authorization");
        }
        var bound = new LinkedHashSet<String>(authorized.keySet());
        bound.addAll(withdrawn.keySet());
        bound.addAll(blocked);
        bound.addAll(careTeam);
        bound.addAll(medecinTraitant);
        var bonds = new LinkedHashMap<String, Situation.Bond>();
        bound.forEach(name -> bonds.put(
                name,
                new Situation.Bond(
                        Optional.ofNullable(authorized.get(name)),
                        Optional.ofNullable(withdrawn.get(name)),
                        blocked.contains(name),
                        careTeam.contains(name),
                        medecinTraitant.contains(name))));
        return bonds;
    }

    private Map<String, Instant> instants(String name, Instant now) {
        var said = fields.fields(name);
        var instants = new LinkedHashMap<String, Instant>();
        for (var who : known(said.names())) {
            instants.put(who, times.before(now, said.required(who)));
        }
        return instants;
    }

    private Set<String> professionals(String name) {
        return known(fields.texts(name));
    }

    private Set<String> known(Set<String> names) {
        for (var name : names) {
            var person = people.get(name);
            if (person == null
                    || person.kind() != Situation.Kind.PROFESSIONAL
                    || !person.is().equals(name)) {
                throw fields.wrong(name + " is no professional of this scenario");
            }
        }
        return names;
    }
}
