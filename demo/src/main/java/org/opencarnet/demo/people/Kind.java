package org.opencarnet.demo.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of people and systems that sign in. */
public enum Kind {
    PROFESSIONAL,
    PATIENT,
    REPRESENTATIVE,
    STRUCTURE,
    ENROLMENT;

    /** The word for this kind in forms, files and tokens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> read(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(Kind::code).collect(Collectors.joining(", "));
    }
}
