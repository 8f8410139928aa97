package org.opencarnet.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Claims, or an object among them, read with tolerance: an empty text is an absent one, as Pro Santé Connect writes it. A claim of
 * the wrong shape is a {@link FlawedCredential}.
 *
 * @param path where this object stands in the token, for the words of a flaw
 */
record Claims(String path, Map<?, ?> members) {

    private static final int LONGEST = 1000;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    static Claims of(Map<String, Object> token) {
        return new Claims("", token);
    }

    /** A text, without control characters and surrounding blanks. */
    Optional<String> text(String name) {
        var value = members.get(name);
        return value == null ? Optional.empty() : clean(name, value);
    }

    /** A text that must be there. */
    String required(String name) {
        return text(name).orElseThrow(() -> new FlawedCredential(Flaw.CLAIM_MISSING, at(name)));
    }

    /** A text that must be there and have this form. */
    String required(String name, Pattern form) {
        var text = required(name);
        if (!form.matcher(text).matches()) {
            throw wrong(name);
        }
        return text;
    }

    /** Texts, given as an array or as one alone. */
    List<String> texts(String name) {
        return elements(name).flatMap(value -> clean(name, value).stream()).toList();
    }

    /** An object; an empty one where there is none. */
    Claims object(String name) {
        return objects(name).findFirst().orElseGet(() -> new Claims(at(name), Map.of()));
    }

    /** Objects, given as an array or as one alone. */
    Stream<Claims> objects(String name) {
        return elements(name).filter(value -> !"".equals(value)).map(value -> {
            if (value instanceof Map<?, ?> object) {
                return new Claims(at(name), object);
            }
            throw wrong(name);
        });
    }

    FlawedCredential wrong(String name) {
        return new FlawedCredential(Flaw.CLAIM_WRONG, at(name));
    }

    private Stream<?> elements(String name) {
        var value = members.get(name);
        if (value instanceof Collection<?> several) {
            return several.stream();
        }
        return Stream.ofNullable(value);
    }

    private Optional<String> clean(String name, Object value) {
        if (!(value instanceof String text) || text.length() > LONGEST) {
            throw wrong(name);
        }
        return Optional.of(CONTROLS.matcher(text).replaceAll(" ").strip()).filter(plain -> !plain.isEmpty());
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
