package org.opencarnet.scenarios;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Renderings;

/** The use cases over a store: what a face would hand on. */
final class UseCasesWorld implements World {

    private final Cast cast;
    private final Told told;
    private final Find find;
    private final Read read;

    UseCasesWorld(Scenario scenario, Cast cast, Ports ports, Renderings renderings) {
        var facts = scenario.facts();
        var reception = new Reception(ports, Callers.law(scenario.policy()), Clock.fixed(facts.now(), ZoneOffset.UTC));
        this.cast = cast;
        this.told = Told.of(facts, cast, ports, renderings);
        this.find = new Find(reception);
        this.read = new Read(reception);
    }

    @Override
    public Scenario.Answer mayOpen(String person, String document) {
        var outcome = read.content(caller(person), told.document(document));
        return new Scenario.Answer(outcome instanceof Outcome.Done<Read.Content>, Set.of());
    }

    /** Page by page, so that what is withheld from one page cannot come with the next. */
    @Override
    public Set<String> seesInTheList(String person) {
        var seen = new HashSet<String>();
        var after = Optional.<DocumentQuery.Position>empty();
        do {
            var outcome = find.find(
                    caller(person),
                    new Find.Search(
                            new Records.Reference.ByIns(cast.patient()),
                            List.of(),
                            DocumentQuery.Order.NEWEST_FIRST,
                            after,
                            2,
                            true));
            if (!(outcome instanceof Outcome.Done<Find.Page> done)) {
                return Set.of();
            }
            done.value()
                    .documents()
                    .forEach(one -> seen.add(told.name(one.document().identity().logicalId())));
            after = done.value().next();
        } while (after.isPresent());
        return seen;
    }

    private Caller caller(String person) {
        return Callers.caller(cast, person);
    }
}
