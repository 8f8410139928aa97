package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Requester;
import org.opencarnet.record.RecordId;
import org.opencarnet.terminology.MatrixColumn;

/**
 * Port: how professionals stand with patients. One row a pair, whatever befell it. Changes of one pair wait for each other and each sees the
 * one before, so that no grant undoes a block, and no access slides what was withdrawn.
 */
public interface Authorizations {

    /** The patient's consent is declared: granted anew from this instant, unless blocked. Returns how the pair stands now. */
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

    /** Lets all pairs of a record go for good. */
    void forget(RecordId record);

    /**
     * Who is meant.
     *
     * @param id PS_IdNat
     * @param name for people; may be empty
     * @param practice as the professional's own credential told it at last; absent where none did yet
     */
    record Professional(String id, String name, Optional<Practice> practice) {

        /** Somebody of whose practice nothing is known. */
        public Professional(String id, String name) {
            this(id, name, Optional.empty());
        }

        /** As a professional tells of himself. */
        public static Professional of(Requester.Professional self) {
            return new Professional(
                    self.id(), self.name(), Optional.of(new Practice(self.profession(), self.column())));
        }

        private Professional knownAs(Professional as) {
            return new Professional(id, as.name.isBlank() ? name : as.name, as.practice.or(() -> practice));
        }
    }

    /**
     * What a professional practises, as the matrix sees it.
     *
     * @param profession TRE_G15 code; empty for any that is in no column
     * @param column of the matrix; absent for professions that have none
     */
    record Practice(String profession, Optional<MatrixColumn> column) {

        private static final String PHYSICIAN = "10";

        boolean isPhysicians() {
            return profession.equals(PHYSICIAN);
        }
    }

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
            int version) {

        /** A pair of whom nothing is known yet. */
        public static Standing unknown(UUID id, RecordId record, Professional professional) {
            return new Standing(
                    id, record, professional, new Authorization.None(), Optional.empty(), Optional.empty(), false, 0);
        }

        /** The same, under the name and practice by which the professional is known now, where they are told. */
        public Standing known(Professional as) {
            var now = professional.knownAs(as);
            return now.equals(professional)
                    ? this
                    : new Standing(id, record, now, authorization, grantedAt, blockedAt, medecinTraitant, version);
        }

        /** Consent declared; a block stands, whatever is declared meanwhile, and a clock that was set back shortens nothing. */
        public Standing granted(Instant at) {
            return blockedAt.isPresent()
                    ? this
                    : next(new Authorization.Granted(lastAccess(at)), Optional.of(at), blockedAt, medecinTraitant);
        }

        private Instant lastAccess(Instant at) {
            return authorization instanceof Authorization.Granted granted
                            && granted.lastAccess().isAfter(at)
                    ? granted.lastAccess()
                    : at;
        }

        /** Withdrawn, where anything was granted. */
        public Standing withdrawn(Instant at) {
            return authorization instanceof Authorization.Granted
                    ? next(new Authorization.Withdrawn(at), grantedAt, blockedAt, medecinTraitant)
                    : this;
        }

        /** The window moves on, never back. */
        public Standing slid(Instant at) {
            return authorization instanceof Authorization.Granted granted
                            && granted.lastAccess().isBefore(at)
                    ? new Standing(
                            id,
                            record,
                            professional,
                            new Authorization.Granted(at),
                            grantedAt,
                            blockedAt,
                            medecinTraitant,
                            version)
                    : this;
        }

        /** Blocked, and withdrawn with it; who is blocked already stays so. */
        public Standing blocked(Instant at) {
            return blockedAt.isPresent()
                    ? this
                    : next(withdrawn(at).authorization, grantedAt, Optional.of(at), medecinTraitant);
        }

        /** No longer blocked; what was withdrawn stays withdrawn. */
        public Standing unblocked() {
            return blockedAt.isEmpty() ? this : next(authorization, grantedAt, Optional.empty(), medecinTraitant);
        }

        /** Médecin traitant DMP, or no longer. */
        public Standing asMedecinTraitant(boolean is) {
            return medecinTraitant == is ? this : next(authorization, grantedAt, blockedAt, is);
        }

        private Standing next(
                Authorization nextAuthorization,
                Optional<Instant> nextGrantedAt,
                Optional<Instant> nextBlockedAt,
                boolean nextMedecinTraitant) {
            return new Standing(
                    id,
                    record,
                    professional,
                    nextAuthorization,
                    nextGrantedAt,
                    nextBlockedAt,
                    nextMedecinTraitant,
                    version + 1);
        }
    }
}
