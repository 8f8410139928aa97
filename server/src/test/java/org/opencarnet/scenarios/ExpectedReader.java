package org.opencarnet.scenarios;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what is to follow from the facts of one scenario. */
final class ExpectedReader {

    /** What may be done, as the scenarios word it; the longer of two that begin alike comes first. */
    private static final List<String> ACTS = List.of(
            "open record",
            "test existence",
            "feed trail",
            "feed",
            "replace",
            "correct",
            "archive",
            "delete",
            "mask",
            "unmask",
            "hide from patient",
            "show to patient",
            "hide from representatives",
            "show to representatives",
            "authorize",
            "withdraw authorization",
            "see authorizations",
            "block",
            "unblock",
            "change standing consents",
            "read trail",
            "read care circle",
            "change care circle",
            "close record",
            "reopen record",
            "export record",
            "see who can see",
            "name medecin traitant",
            "destroy record");

    private final Fields fields;
    private final Situation facts;

    ExpectedReader(Fields fields, Situation facts) {
        this.fields = fields;
        this.facts = facts;
    }

    Scenario.Expected expected() {
        var mayOpen = answers("may open", this::document);
        var lists = sets(
                "sees in the list", facts.people().keySet(), facts.documents().keySet());
        var seers =
                sets("who can see", facts.documents().keySet(), facts.people().keySet());
        var may = answers("may", this::act);
        if (lists.isEmpty() || !facts.documents().isEmpty() && (mayOpen.isEmpty() || seers.isEmpty())) {
            throw fields.wrong("each scenario is asked three ways");
        }
        return new Scenario.Expected(mayOpen, lists, seers, may);
    }

    private <T> Map<String, Map<T, Scenario.Answer>> answers(String question, Function<String, T> object) {
        var said = fields.fields(question);
        var answers = new LinkedHashMap<String, Map<T, Scenario.Answer>>();
        for (var who : known(said.names(), facts.people().keySet())) {
            var his = said.fields(who);
            var ofHim = new LinkedHashMap<T, Scenario.Answer>();
            his.names().forEach(what -> ofHim.put(object.apply(what), answer(his.required(what))));
            answers.put(who, ofHim);
        }
        return answers;
    }

    private Map<String, Set<String>> sets(String question, Set<String> keys, Set<String> members) {
        var said = fields.fields(question);
        var sets = new LinkedHashMap<String, Set<String>>();
        for (var key : known(said.names(), keys)) {
            sets.put(key, known(said.texts(key), members));
        }
        return sets;
    }

    /** {@code yes} or {@code no}, and the rules that determine it. */
    private Scenario.Answer answer(String text) {
        var words = Arrays.asList(text.split(" +"));
        if (!Set.of("yes", "no").contains(words.get(0))) {
            throw fields.wrong("neither yes nor no: " + text);
        }
        return new Scenario.Answer(words.get(0).equals("yes"), new LinkedHashSet<>(words.subList(1, words.size())));
    }

    private Scenario.Act act(String text) {
        return ACTS.stream()
                .filter(act -> text.equals(act) || text.startsWith(act + " "))
                .map(act -> new Scenario.Act(act, text.substring(act.length()).strip()))
                .filter(act -> act.document().isEmpty() || facts.documents().containsKey(act.document()))
                .findFirst()
                .orElseThrow(() -> fields.wrong("nobody can " + text));
    }

    private String document(String name) {
        known(Set.of(name), facts.documents().keySet());
        return name;
    }

    private Set<String> known(Set<String> names, Set<String> all) {
        if (!all.containsAll(names)) {
            throw fields.wrong("not all of " + names + " are among " + all);
        }
        return names;
    }
}
