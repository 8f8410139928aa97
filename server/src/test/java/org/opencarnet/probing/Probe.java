package org.opencarnet.probing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to ask, with places for the facts of what is asked for: {@code «id»}.
 *
 * @param headers name, value, name, value
 * @param compared whether the answer must be that to something absent; else it is only searched for secrets
 */
record Probe(String verb, String path, List<String> headers, String body, boolean compared) {

    static final String JSON = "application/fhir+json";

    static Probe get(String path, String... headers) {
        return new Probe("GET", path, List.of(headers), "", true);
    }

    /** With a body, in JSON unless a header says otherwise. */
    static Probe send(String verb, String path, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        if (!all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", JSON));
        }
        return new Probe(verb, path, List.copyOf(all), body, true);
    }

    /** The same, by POST as a form. */
    Probe asForm() {
        var question = path.indexOf('?');
        return send(
                "POST",
                path.substring(0, question) + "/_search",
                path.substring(question + 1),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    Probe notCompared() {
        return new Probe(verb, path, headers, body, false);
    }

    /** All that is said, to see of what it speaks. */
    String text() {
        return verb + " " + path + " " + String.join(" ", headers) + " " + body;
    }

    /** Filled in: in the URL and in forms as they have to be written there. */
    Probe of(Hidden hidden) {
        var form = headers.contains("application/x-www-form-urlencoded");
        return new Probe(
                verb,
                filled(path, hidden.facts(), true),
                headers.stream()
                        .map(header -> filled(header, hidden.facts(), false))
                        .toList(),
                filled(body, hidden.facts(), form),
                compared);
    }

    private static String filled(String template, Map<String, String> facts, boolean encoded) {
        var text = template;
        for (var fact : facts.entrySet()) {
            text = text.replace("«" + fact.getKey() + "»", encoded ? encoded(fact.getValue()) : fact.getValue());
        }
        return text;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** One probe for each of these ends of a path. */
    static Stream<Probe> each(String path, String... ends) {
        return Stream.of(ends).map(end -> get(path + end));
    }

    @Override
    public String toString() {
        return verb + " " + path + headers.stream().collect(Collectors.joining(", ", " [", "] ")) + body;
    }
}
