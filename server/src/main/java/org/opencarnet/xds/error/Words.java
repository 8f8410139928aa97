package org.opencarnet.xds.error;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words for the faults of this face, in French and English. */
final class Words {

    private static final String BUNDLE = Words.class.getPackageName() + ".faults";

    private Words() {}

    static String of(Enum<?> fault, Locale locale, List<String> details) {
        var language = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        var pattern = ResourceBundle.getBundle(BUNDLE, language).getString(fault.name());
        return new MessageFormat(pattern, language).format(details.toArray());
    }
}
