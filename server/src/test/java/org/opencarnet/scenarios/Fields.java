package org.opencarnet.scenarios;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One mapping of a scenario file, read strictly: what nobody asks for is a mistake. */
final class Fields {

    private final String where;
    private final Map<String, Object> left = new LinkedHashMap<>();

    private Fields(String where, Map<?, ?> members) {
        this.where = where;
        members.forEach((name, value) -> left.put(String.valueOf(name), value));
    }

    static Fields of(String where, Object node) {
        if (node instanceof Map<?, ?> members) {
            return new Fields(where, members);
        }
        throw new MalformedScenario(where, "a mapping is expected");
    }

    Optional<String> text(String name) {
        return take(name).map(value -> asText(name, value));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> wrong(name + " is missing"));
    }

    boolean flag(String name, boolean unlessSaid) {
        return text(name).map(text -> yesOrNo(name, text)).orElse(unlessSaid);
    }

    Set<String> texts(String name) {
        return take(name).map(value -> texts(name, value)).orElseGet(Set::of);
    }

    /** A mapping below this one; an empty one where there is none. */
    Fields fields(String name) {
        return of(where + ", " + name, take(name).orElseGet(Map::of));
    }

    /** A mapping that must be there. */
    Fields requiredFields(String name) {
        return of(where + ", " + name, take(name).orElseThrow(() -> wrong(name + " is missing")));
    }

    Set<String> names() {
        return new LinkedHashSet<>(left.keySet());
    }

    /** Nothing may be left over. */
    void end() {
        if (!left.isEmpty()) {
            throw wrong("nobody knows " + left.keySet());
        }
    }

    MalformedScenario wrong(String what) {
        return new MalformedScenario(where, what);
    }

    private boolean yesOrNo(String name, String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong(name + " is neither yes nor no");
        };
    }

    private Set<String> texts(String name, Object value) {
        if (!(value instanceof List<?> several)) {
            throw wrong(name + " is no list");
        }
        var all = new LinkedHashSet<String>();
        for (var one : several) {
            if (!all.add(asText(name, one))) {
                throw wrong(name + " says " + one + " twice");
            }
        }
        return all;
    }

    private String asText(String name, Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(name + " is no text");
    }

    private Optional<Object> take(String name) {
        return Optional.ofNullable(left.remove(name));
    }
}
