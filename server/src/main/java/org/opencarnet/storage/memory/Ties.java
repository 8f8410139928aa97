package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Facts;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations.Standing;

/** What binds professionals to patients. */
final class Ties {

    private final Memory memory;
    private final Map<Pair, Standing> standings = new LinkedHashMap<>();
    private final Map<Pair, Membership> members = new LinkedHashMap<>();

    Ties(Memory memory) {
        this.memory = memory;
    }

    Map<Pair, Standing> standings() {
        return standings;
    }

    Map<Pair, Membership> members() {
        return members;
    }

    Facts.Ties at(Pair pair, Instant at) {
        return memory.read(() -> {
            var standing = Optional.ofNullable(standings.get(pair));
            return new Facts.Ties(
                    standing.map(Standing::authorization).orElseGet(Authorization.None::new),
                    standing.flatMap(Standing::blockedAt).isPresent(),
                    Optional.ofNullable(members.get(pair))
                            .filter(member -> member.holdsAt(at))
                            .isPresent(),
                    standing.map(Standing::medecinTraitant).orElse(false));
        });
    }

    /** A patient's record and a professional. */
    record Pair(RecordId record, String professional) {}

    /** Belongs to the care team from an instant, until another where one is known. */
    record Membership(Instant from, Optional<Instant> until) {

        boolean holdsAt(Instant at) {
            return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
        }
    }
}
