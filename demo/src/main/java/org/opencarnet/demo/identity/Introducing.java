package org.opencarnet.demo.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opencarnet.demo.people.Circumstances.Purpose;
import org.opencarnet.demo.people.Introduction;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;

/** Whom the form of a script describes: a persona, of whom other fields override what the files say, or somebody made up. */
final class Introducing {

    private final People people;

    Introducing(People people) {
        this.people = people;
    }

    Introduction read(Map<String, String> form) {
        Map<String, String> given = new HashMap<>(form);
        given.values().removeIf(String::isBlank);
        Optional<String> name = Optional.ofNullable(given.remove("persona"));
        if (name.isEmpty()) {
            entitleRegulators(given);
            return people.introductions().read(given);
        }
        return people.named(name.get().trim())
                .map(persona -> people.introductions().read(overridden(persona, given)))
                .orElseGet(() -> unknown(name.get()));
    }

    /** Who is made up for {@code centre_15} is entitled to it unless the script says otherwise; personas keep their own right. */
    private static void entitleRegulators(Map<String, String> given) {
        if (Purpose.REGULATION.code().equals(given.get("purpose"))) {
            given.putIfAbsent("regulation", "true");
        }
    }

    private static Map<String, String> overridden(Persona persona, Map<String, String> given) {
        Map<String, String> fields = new HashMap<>(persona.fields());
        fields.putAll(given);
        return fields;
    }

    private Introduction unknown(String name) {
        String names = people.personas().stream().map(Persona::name).collect(Collectors.joining(", "));
        return new Introduction.Unclear("persona", "unknown-persona", List.of(name, names));
    }
}
