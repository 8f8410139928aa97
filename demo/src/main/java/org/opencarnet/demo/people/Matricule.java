package org.opencarnet.demo.people;

import java.util.regex.Pattern;

/** The form of an INS number: 13 characters laid out like a NIR, then a key of two digits. */
final class Matricule {

    private static final Pattern FORM = Pattern.compile("[0-9]{5}(?:[0-9]{2}|2[AB])[0-9]{8}");

    private Matricule() {}

    /** Whether the text has the 15 characters of an INS, Corsican letters included, whatever its key. */
    static boolean isFormed(String ins) {
        return FORM.matcher(ins).matches();
    }

    /** The key of the first 13 characters: 97 − (N mod 97), with 2A read as 19 and 2B as 18. */
    static String key(String ins) {
        String digits = ins.substring(0, 13).replace("2A", "19").replace("2B", "18");
        return "%02d".formatted(97 - Long.parseLong(digits) % 97);
    }
}
