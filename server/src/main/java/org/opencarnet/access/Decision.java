package org.opencarnet.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answer of the law.
 *
 * @param permitted whether it may be done
 * @param rules what determined it: all that refuse, or all that permit
 */
public record Decision(boolean permitted, Set<Rule> rules) {

    /** Refusal beats permission, and nothing is permitted by absence. The rules are handed over, not copied. */
    static Decision of(EnumSet<Rule> rules) {
        var permitted = !rules.isEmpty() && Rule.PERMITTING.containsAll(rules);
        if (!permitted) {
            rules.removeAll(Rule.PERMITTING);
        }
        return new Decision(permitted, Collections.unmodifiableSet(rules));
    }

    public boolean refused() {
        return !permitted;
    }

    /** Whether all that refuses leaves the requester the documents of their own hand (decision m). */
    public boolean leavesOwn() {
        return permitted || Rule.YIELD_TO_AUTHORSHIP.containsAll(rules);
    }

    /** Whether this rule was among those that determined the answer. */
    public boolean restsOn(Rule rule) {
        return rules.contains(rule);
    }

    /**
     * Of the rules that refuse those that may be told, in their order: whoever has no business with a record learns nothing of its state, nor
     * whether it is there.
     */
    public List<Rule> told() {
        return Stream.of(Rule.NOT_THEIR_RECORD, Rule.NOT_FOR_THIS_REQUESTER)
                .filter(rules::contains)
                .findFirst()
                .map(List::of)
                .orElseGet(() -> rules.stream().sorted().toList());
    }
}
