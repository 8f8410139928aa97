package org.opencarnet.sharing;

import java.util.EnumSet;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Rule;

/** When the answer to a refused search is that there is nothing. */
public final class Absence {

    private static final EnumSet<Rule> NOBODY_THERE = EnumSet.of(Rule.RECORD_ABSENT, Rule.NOT_AUTHORIZED);

    private Absence() {}

    /** Whoever may ask whether a record exists is answered for none as for one that holds nothing. */
    public static boolean isTheAnswer(Decision decision) {
        return decision.restsOn(Rule.RECORD_ABSENT) && NOBODY_THERE.containsAll(decision.rules());
    }
}
