package org.opencarnet.demo.identity;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencarnet.demo.people.Introductions;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists who can sign in, for people and for scripts. */
@RestController
class PersonasEndpoint {

    private final People people;

    PersonasEndpoint(People people) {
        this.people = people;
    }

    /** Each persona with the fields that describe it in the form of {@code /demo/token}. */
    @GetMapping(path = "/demo/personas", produces = APPLICATION_JSON_VALUE)
    List<Map<String, String>> personas() {
        return people.personas().stream().map(PersonasEndpoint::line).toList();
    }

    private static Map<String, String> line(Persona persona) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("persona", persona.name());
        line.put("label", persona.label());
        Introductions.FIELDS.stream()
                .filter(persona.fields()::containsKey)
                .forEach(field -> line.put(field, persona.fields().get(field)));
        return line;
    }
}
