package org.opencarnet.probing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that is hidden from somebody: what there is to know of it, by name. A probe asks with these facts; none of the secret ones may
 * come back.
 *
 * @param known names of facts that are no secret: they say where to look, not what is there
 */
record Hidden(String name, Map<String, String> facts, Set<String> known) {

    private static final Pattern PLACE = Pattern.compile("«(\\w+)»");

    Hidden {
        facts = Map.copyOf(facts);
    }

    /** Something like it that does not exist: each fact in the same form, the same where facts are the same, and all that is known of both. */
    Hidden absent(Chance chance) {
        var others = new TreeMap<String, String>();
        var likes = new HashMap<String, String>();
        facts.forEach((fact, value) -> others.put(
                fact, known.contains(fact) ? value : likes.computeIfAbsent(value, any -> chance.like(fact, any))));
        return new Hidden(name + " (absent)", others, known);
    }

    /** The same, with a fact about who seeks it. */
    Hidden soughtBy(String fact, String value) {
        var all = new TreeMap<>(facts);
        all.put(fact, value);
        var allKnown = new TreeSet<>(known);
        allKnown.add(fact);
        return new Hidden(name, all, allKnown);
    }

    /** What nobody may tell from whom this is hidden. */
    Set<String> secrets() {
        return facts.entrySet().stream()
                .filter(fact -> !known.contains(fact.getKey()) && !Chance.isCode(fact.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a template speaks of nothing but this. */
    boolean fits(String template) {
        return PLACE.matcher(template)
                .results()
                .map(found -> found.group(1))
                .allMatch(Predicate.<String>isEqual("token").or(facts::containsKey));
    }
}
