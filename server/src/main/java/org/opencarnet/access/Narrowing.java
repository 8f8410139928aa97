package org.opencarnet.access;

import java.util.Set;
import org.opencarnet.terminology.Code;

/**
 * What a list may contain, for storage to narrow by: entries of the types, not hidden in these ways, and besides them the
 * requester's own. Deleted entries are in no list.
 *
 * @param others whether entries of other authors may appear at all
 * @param types the types that may appear among them
 * @param hidden in which ways an entry of others may not be hidden
 * @param own identifiers under which the requester is an author; entries of these authors appear whatever the rest says
 */
public record Narrowing(boolean others, Types types, Hidden hidden, Set<String> own) {

    /** Which types may appear: none but these, or all but these. */
    public record Types(boolean allBut, Set<Code> codes) {

        public static final Types ALL = new Types(true, Set.of());

        public boolean include(Code type) {
            return codes.contains(type) != allBut;
        }
    }

    /** Which visibility flags keep an entry out of the list. */
    public record Hidden(
            boolean maskedFromProfessionals, boolean invisibleToPatient, boolean invisibleToRepresentatives) {}

    /** Lets nothing pass. */
    static final Narrowing NOTHING = new Narrowing(false, Types.ALL, new Hidden(true, true, true), Set.of());

    static Narrowing visible(Hidden hidden) {
        return new Narrowing(true, Types.ALL, hidden, Set.of());
    }

    static Narrowing toOwn(Requester requester) {
        return new Narrowing(false, Types.ALL, new Hidden(true, true, true), requester.authorIdentifiers());
    }
}
