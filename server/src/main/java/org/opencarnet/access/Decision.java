package org.opencarnet.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The answer of the law.
 *
 * @param permitted whether it may be done
 * @param rules what determined it: all that refuse, or all that permit
 */
public record Decision(boolean permitted, Set<Rule> rules) {

    /** Refusal beats permission, and nothing is permitted by absence. */
    static Decision of(EnumSet<Rule> rules) {
        var refusing = EnumSet.copyOf(rules);
        refusing.removeIf(Rule::permits);
        var permitted = refusing.isEmpty() && !rules.isEmpty();
        return new Decision(permitted, Collections.unmodifiableSet(permitted ? rules : refusing));
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
}
