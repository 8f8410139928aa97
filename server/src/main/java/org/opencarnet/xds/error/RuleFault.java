package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.IheErrors;
import org.opencarnet.sharing.Sentences;

/** A rule of the law that refuses. IHE has no code for most; then it is an error of the actor in general, and our own name tells which. */
public record RuleFault(Rule rule) implements Fault {

    @Override
    public String code(Actor actor) {
        return IheErrors.of(rule).orElseGet(() -> actor.code(Actor.ERROR));
    }

    @Override
    public String text(Locale locale, List<String> details) {
        return Sentences.of(rule, locale) + " [" + Sentences.name(rule) + "]";
    }
}
