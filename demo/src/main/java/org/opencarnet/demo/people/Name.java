package org.opencarnet.demo.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A person's given and family names. */
public record Name(String given, String family) {

    /**
     * Reads « Anne DE LA TOUR »: the last words in capitals are the family name; where none is, the last word is.
     */
    static Name read(String text) {
        List<String> words = Arrays.asList(text.trim().split("\\s+"));
        int family = words.size();
        while (family > 0 && isCapital(words.get(family - 1))) {
            family--;
        }
        int split = family == words.size() || family == 0 ? words.size() - 1 : family;
        return new Name(
                String.join(" ", words.subList(0, split)), String.join(" ", words.subList(split, words.size())));
    }

    /** « Anne DE LA TOUR », without a stray blank where a part is missing. */
    public String full() {
        return (given + " " + family).trim();
    }

    private static boolean isCapital(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT)) && word.chars().anyMatch(Character::isLetter);
    }
}
