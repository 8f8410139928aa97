package org.opencarnet.xds.error;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** A fault of one of the tables of this face, with its words, in French and English, under its name. */
interface Worded extends Fault {

    String name();

    /** As {@link Actor#code} takes it. */
    String code();

    @Override
    default String code(Actor actor) {
        return actor.code(code());
    }

    @Override
    default String text(Locale locale, List<String> details) {
        var language = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        var pattern = ResourceBundle.getBundle(Worded.class.getPackageName() + ".faults", language)
                .getString(name());
        return new MessageFormat(pattern, language).format(details.toArray());
    }
}
