package org.opencarnet.sharing;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.opencarnet.access.Rule;

/** What is wrong, in words for people, in French or English: the same through every face. */
public final class Sentences {

    private static final String WORDS = Sentences.class.getPackageName() + ".sentences";
    private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);

    private Sentences() {}

    /** Why the law refuses. */
    public static String of(Rule rule, Locale language) {
        return sentence(rule, language);
    }

    /** What is wrong with a request. */
    public static String of(Problem problem, Locale language) {
        return sentence(problem, language);
    }

    /** The name under which faces tell of a rule or a problem: lower case with hyphens. */
    public static String name(Enum<?> what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String sentence(Enum<?> what, Locale language) {
        var spoken = SPOKEN.stream()
                .filter(one -> one.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return ResourceBundle.getBundle(WORDS, spoken).getString(name(what));
    }
}
