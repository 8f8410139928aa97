package org.opencarnet.demo.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opencarnet.demo.people.Introduction;
import org.opencarnet.record.Ins;

/**
 * The fields of the form that are the VIHF's own.
 *
 * @param ins of the patient whom it is for; absent where none was given
 * @param mode DIRECTE, INDIRECTE or INDIRECTE_RENFORCEE; absent where none was given
 * @param version 3.0 or 4.0
 * @param secret whether it opens a minor's secret connection
 * @param others the fields of {@code /demo/token}
 */
record VihfForm(Optional<String> ins, Optional<Mode> mode, String version, boolean secret, Map<String, String> others) {

    private static final Pattern VERSION = Pattern.compile("[34]\\.0");

    /** How the person was authenticated (Authentification_Mode). */
    enum Mode {
        DIRECTE,
        INDIRECTE,
        INDIRECTE_RENFORCEE
    }

    /** Reads the form; a mode of practice (L, S) stays what it is for {@code /demo/token}. */
    static VihfForm read(Map<String, String> form) {
        var others = new HashMap<>(form);
        others.values().removeIf(String::isBlank);
        var mode = Optional.ofNullable(others.get("mode")).flatMap(VihfForm::mode);
        mode.ifPresent(taken -> others.remove("mode"));
        return new VihfForm(
                Optional.ofNullable(others.remove("ins")).map(String::strip),
                mode,
                Optional.ofNullable(others.remove("version")).orElse("3.0").strip(),
                Boolean.parseBoolean(others.remove("secret")),
                Map.copyOf(others));
    }

    /** What is wrong with these fields. */
    Optional<Introduction.Unclear> complaint() {
        if (!VERSION.matcher(version).matches()) {
            return Optional.of(new Introduction.Unclear("version", "version", List.of(version)));
        }
        return ins.flatMap(given -> Ins.flawOf(given).map(flaw -> switch (flaw) {
            case WRONG_KEY ->
                new Introduction.Unclear(
                        "ins", "ins-key", List.of(given, "%02d".formatted(Ins.keyOf(given.substring(0, 13)))));
            case NOT_FIFTEEN_CHARACTERS -> new Introduction.Unclear("ins", "ins-form", List.of(given));
        }));
    }

    static String modes() {
        return Arrays.stream(Mode.values()).map(Mode::name).collect(Collectors.joining(", "));
    }

    private static Optional<Mode> mode(String name) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst();
    }
}
