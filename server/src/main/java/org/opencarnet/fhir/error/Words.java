package org.opencarnet.fhir.error;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The words for faults, in French, or in English where the reader prefers that. */
public final class Words {

    /** What is spoken where the reader says nothing. */
    public static final Locale FRENCH = Locale.FRENCH;

    private static final List<Locale> SPOKEN = List.of(FRENCH, Locale.ENGLISH);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern WITHOUT_ARGUMENT = Pattern.compile("\\{\\d}");
    private static final int LONGEST_ARGUMENT = 100;

    private Words() {}

    /** The language for a header {@code Accept-Language}; French when it is empty or says nothing understood. */
    public static Locale language(String acceptLanguage) {
        try {
            var spoken = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return spoken == null ? FRENCH : spoken;
        } catch (IllegalArgumentException notALanguage) {
            return FRENCH;
        }
    }

    /** What is wrong. */
    public static String text(Complaint complaint, Locale language) {
        var fault = complaint.fault();
        return fill(
                fault.sentence(language).orElseGet(() -> word(fault, fault.code(), language)), complaint.arguments());
    }

    /** What to do about it. */
    public static String advice(Complaint complaint, Locale language) {
        return fill(word(complaint.fault(), complaint.fault().code() + ".advice", language), complaint.arguments());
    }

    private static String word(Fault fault, String key, Locale language) {
        var name = fault.getClass().getPackageName() + ".errors";
        return ResourceBundle.getBundle(name, language, fault.getClass().getClassLoader(), NO_FALLBACK)
                .getString(key);
    }

    private static String fill(String pattern, List<String> arguments) {
        var text = pattern;
        for (var i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", printable(arguments.get(i)));
        }
        return WITHOUT_ARGUMENT.matcher(text).replaceAll("").strip();
    }

    /** What came from outside is repeated short and without control characters. */
    private static String printable(String argument) {
        var clean = argument.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(LONGEST_ARGUMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < argument.length() ? clean + "…" : clean;
    }
}
