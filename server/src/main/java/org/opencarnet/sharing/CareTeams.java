package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencarnet.record.RecordId;

/** Port: who belongs to a patient's care team, as the decision needs it. */
public interface CareTeams {

    /** A professional (PS_IdNat) belongs from an instant, until another where one is known. Replaces what was said before. */
    void join(RecordId record, String professional, Instant from, Optional<Instant> until);

    /** Membership ends. */
    void leave(RecordId record, String professional);

    /** Lets all members around a patient go for good. */
    void forget(RecordId record);

    /** Who belongs at this instant (PS_IdNat), in order. */
    List<String> members(RecordId record, Instant at);
}
