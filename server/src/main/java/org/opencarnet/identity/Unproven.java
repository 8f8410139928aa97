package org.opencarnet.identity;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The answer to a request that proves nobody.
 *
 * @param flaw what is wrong with its credential
 * @param detail the claim or value at fault; may be empty
 */
public record Unproven(Flaw flaw, String detail) {

    private static final String WORDS = Unproven.class.getPackageName() + ".flaws";

    /** A sentence for people, in French or English. */
    public String text(Locale locale) {
        var language = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        var pattern = ResourceBundle.getBundle(WORDS, language).getString(flaw.name());
        return new MessageFormat(pattern, language).format(new Object[] {detail});
    }

    /** The HTTP status that goes with it: 401, or 503 where the fault is not the caller's. */
    public int status() {
        return flaw == Flaw.KEYS_OUT_OF_REACH ? 503 : 401;
    }
}
