package org.opencarnet.scenarios;

import java.util.Map;
import java.util.Set;

/**
 * Facts, and what must follow from them.
 *
 * @param title one sentence, the only one of its kind
 * @param policy what the operator sets, by its property under {@code carnet.policy}; what is not there has its default
 * @param facts what is so
 * @param expected what follows
 */
public record Scenario(String title, Map<String, Boolean> policy, Situation facts, Expected expected) {

    /**
     * What follows.
     *
     * @param mayOpen person, document: whether the person may open it
     * @param seesInTheList person: the documents that a list of the record shows him
     * @param whoCanSee document: the persons who may open it, of all in the scenario
     * @param may person, act: whether he may do it
     */
    public record Expected(
            Map<String, Map<String, Answer>> mayOpen,
            Map<String, Set<String>> seesInTheList,
            Map<String, Set<String>> whoCanSee,
            Map<String, Map<Act, Answer>> may) {}

    /**
     * Yes or no.
     *
     * @param rules names of the rules that determine it; empty where the scenario leaves them open
     */
    public record Answer(boolean yes, Set<String> rules) {

        @Override
        public String toString() {
            return (yes ? "yes" : "no") + (rules.isEmpty() ? "" : " " + String.join(" ", rules));
        }
    }

    /**
     * Something done to the record as a whole, or to one document.
     *
     * @param what as the scenarios word it, such as {@code hide from the patient}
     * @param document empty text for the record as a whole
     */
    public record Act(String what, String document) {

        @Override
        public String toString() {
            return (what + " " + document).strip();
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
