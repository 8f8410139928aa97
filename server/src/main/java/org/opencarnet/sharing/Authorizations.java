package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Authorization;
import org.opencarnet.record.RecordId;

/** Port: how professionals stand with patients. One row a pair, whatever befell it. */
public interface Authorizations {

    /** The patient's consent is declared: granted anew from this instant. Returns how the pair stands now. */
    Standing grant(RecordId record, Professional professional, Instant at);

    /** Withdraws; nothing happens where nothing was granted. */
    void withdraw(RecordId record, String professional, Instant at);

    /** The window slides: an access took place at this instant. An earlier instant never shortens it. */
    void slide(RecordId record, String professional, Instant at);

    /** Blocks, which withdraws too; or lifts a block, which restores nothing. */
    Standing block(RecordId record, Professional professional, Optional<Instant> at);

    /** Makes somebody médecin traitant DMP, or ends it. */
    void medecinTraitant(RecordId record, String professional, boolean is);

    /** How one pair stands; empty when nothing ever was. */
    Optional<Standing> standing(RecordId record, String professional);

    /** As above, by the id under which a face shows it. */
    Optional<Standing> standing(UUID id);

    /** All pairs of a record, by name of the professional. */
    List<Standing> of(RecordId record);

    /** Who is meant: PS_IdNat and a name for people. */
    record Professional(String id, String name) {}

    /**
     * How a professional stands with a patient.
     *
     * @param id stable for the pair
     * @param version +1 at each change, the sliding of the window aside
     */
    record Standing(
            UUID id,
            RecordId record,
            Professional professional,
            Authorization authorization,
            Optional<Instant> grantedAt,
            Optional<Instant> blockedAt,
            boolean medecinTraitant,
            int version) {}
}
