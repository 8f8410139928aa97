package org.opencarnet.access;

import java.util.EnumSet;
import org.opencarnet.terminology.HabilitationMatrix;

/** For the bench alone: permits everything, so that the difference is what the law costs. */
public final class Access {

    private final Policy policy;

    public Access(Policy policy, HabilitationMatrix matrix) {
        this.policy = policy;
    }

    public Policy policy() {
        return policy;
    }

    public Decision decide(AccessRequest request, Facts facts) {
        return Decision.of(EnumSet.of(Rule.AUTHORIZED));
    }

    public Narrowing narrow(AccessRequest request, Facts facts) {
        return Narrowing.visible(new Narrowing.Hidden(false, false, false));
    }
}
