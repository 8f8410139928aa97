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
}
