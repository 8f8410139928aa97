package org.opencarnet.identity;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Ends the way of a message whose VIHF proves nobody. */
public final class FlawedVihf extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String WORDS = FlawedVihf.class.getPackageName() + ".vihf.flaws";

    private final Flaw flaw;
    private final String detail;

    /**
     * A flaw.
     *
     * @param detail the part, value or name at fault
     */
    public FlawedVihf(Flaw flaw, String detail) {
        super(flaw.name(), null, false, false);
        this.flaw = flaw;
        this.detail = detail;
    }

    /** A flaw of the whole. */
    public FlawedVihf(Flaw flaw) {
        this(flaw, "");
    }

    /** What is wrong. */
    public Flaw flaw() {
        return flaw;
    }

    /** A sentence for people, in French or English. */
    public String text(Locale locale) {
        var language = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        var pattern = ResourceBundle.getBundle(WORDS, language).getString(flaw.name());
        return new MessageFormat(pattern, language).format(new Object[] {detail});
    }
}
