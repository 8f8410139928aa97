package org.opencarnet.sharing;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;

/** What a trace says to people, as the screens of the DMP word it: « a consulté l'historique des accès », whoever it was. */
public final class TraceWords {

    private static final String WORDS = TraceWords.class.getPackageName() + ".acts";
    private static final String PORTAL = "portal";

    private final ResourceBundle words;

    /** In this language, French or English. */
    public TraceWords(Locale language) {
        this.words = ResourceBundle.getBundle(WORDS, language);
    }

    /** What was done, or tried in vain; with what, and in what need. */
    public String act(Trail.Trace trace) {
        var action = trace.action().name();
        var done = words.getString(trace.permitted() ? action : action + ".refused");
        return Stream.of(Stream.of(done), with(trace), need(trace), refusal(trace))
                .flatMap(pieces -> pieces)
                .collect(Collectors.joining(" "));
    }

    /** Who did it, with the act: a whole sentence. */
    public String sentence(Trail.Trace trace) {
        var actor = trace.actor();
        return (actor.name().isBlank() ? actor.id() : actor.name()) + " " + act(trace) + ".";
    }

    /** With what the record was opened; whoever has opened it goes on with that. */
    private Stream<String> with(Trail.Trace trace) {
        var with = trace.origin().face().equals(PORTAL) ? "with.portal" : "with.software";
        return trace.action() == Action.LIST ? Stream.of(words.getString(with)) : Stream.empty();
    }

    private Stream<String> need(Trail.Trace trace) {
        var mode = trace.purpose().mode();
        return mode == Purpose.Mode.NORMAL ? Stream.empty() : Stream.of(words.getString("in." + mode.name()));
    }

    private Stream<String> refusal(Trail.Trace trace) {
        return trace.permitted() ? Stream.empty() : Stream.of("(" + words.getString("refusal") + ")");
    }
}
