package org.opencarnet.demo.identity;

import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opencarnet.demo.people.Circumstances.Purpose;
import org.opencarnet.demo.people.Introduction;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives scripts an access token for anybody they can describe, without sign-in: never outside a demo. */
@RestController
class TokenEndpoint {

    private final People people;
    private final Mint mint;
    private final Complaints complaints;

    TokenEndpoint(People people, Mint mint, Complaints complaints) {
        this.people = people;
        this.mint = mint;
        this.complaints = complaints;
    }

    /**
     * Answers a token for {@code persona}, or for the identity that the other fields describe; beside {@code persona} they
     * override it. 400 names the field that is missing or wrong.
     */
    @PostMapping(path = "/demo/token", consumes = APPLICATION_FORM_URLENCODED_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> token(@RequestParam Map<String, String> form, Locale locale) {
        Introduction introduction = introduction(form);
        if (introduction instanceof Introduction.Unclear unclear) {
            return complaints.badRequest(unclear, locale);
        }
        Introduction.Known known = (Introduction.Known) introduction;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token", mint.accessToken(known.identity()),
                        "token_type", "Bearer",
                        "expires_in", Mint.LIFE.toSeconds()));
    }

    private Introduction introduction(Map<String, String> form) {
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
