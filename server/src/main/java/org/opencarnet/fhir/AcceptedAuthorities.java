package org.opencarnet.fhir;

import java.util.Set;
import org.opencarnet.record.Ins;

/** Whose matricules name a patient in what is sent ({@code carnet.policy.accepted-authorities}). */
public record AcceptedAuthorities(Set<Ins.Authority> authorities) {

    public AcceptedAuthorities {
        authorities = Set.copyOf(authorities);
    }
}
