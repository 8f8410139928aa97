package org.opencarnet.sharing;

import java.util.Set;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.Code;

/**
 * Whose patients and which documents are let in, whichever face they come by.
 *
 * @param authorities under which records are opened ({@code carnet.policy.accepted-authorities})
 * @param frenchTypesOnly whether a document is of a type that the habilitation matrix can know ({@code carnet.policy.french-types-only})
 * @param qualifiedOnly whether records are opened for qualified identities alone ({@code carnet.policy.qualified-identities-only})
 */
public record Admission(Set<Ins.Authority> authorities, boolean frenchTypesOnly, boolean qualifiedOnly) {

    public Admission {
        authorities = Set.copyOf(authorities);
    }

    /** Whether a record may be opened for a patient whom this authority knows. */
    public boolean accepts(Ins.Authority authority) {
        return authorities.contains(authority);
    }

    /** Whether an identifier of this authority names a patient, be it one whose record may not be opened; what others give is no more than a number. */
    public boolean knows(Ins.Authority authority) {
        return authority.isNational() || accepts(authority);
    }

    /** Whether a document of this type is taken. */
    public boolean takes(Code type) {
        return !frenchTypesOnly || KnownCodes.isType(type);
    }
}
