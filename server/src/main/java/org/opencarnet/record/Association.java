package org.opencarnet.record;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * One object of a record stands to another (ebRIM Association).
 *
 * @param id entryUUID of the association
 * @param type what the source is to the target
 * @param source logicalId of a document, or entryUUID of a submission set or folder
 * @param target likewise; of what a submission set changes the document that it is about
 * @param status approved, or deprecated: it held once
 */
public record Association(UUID id, Type type, UUID source, UUID target, AvailabilityStatus status) {

    /** One that holds. */
    public Association(UUID id, Type type, UUID source, UUID target) {
        this(id, type, source, target, AvailabilityStatus.APPROVED);
    }

    /** Whether it holds. */
    public boolean isApproved() {
        return status == AvailabilityStatus.APPROVED;
    }

    /** The same in another status. */
    public Association in(AvailabilityStatus next) {
        return new Association(id, type, source, target, next);
    }

    /** The relations between two documents, membership, and what a submission set does to what was there (XDS Metadata Update). */
    public enum Type {
        REPLACES("urn:ihe:iti:2007:AssociationType:RPLC"),
        APPENDS("urn:ihe:iti:2007:AssociationType:APND"),
        TRANSFORMS("urn:ihe:iti:2007:AssociationType:XFRM"),
        TRANSFORMS_AND_REPLACES("urn:ihe:iti:2007:AssociationType:XFRM_RPLC"),
        SIGNS("urn:ihe:iti:2007:AssociationType:signs"),
        IS_SNAPSHOT_OF("urn:ihe:iti:2010:AssociationType:IsSnapshotOf"),
        HAS_MEMBER("urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember"),
        UPDATES_STATUS("urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus"),
        SUBMITS("urn:ihe:iti:2010:AssociationType:SubmitAssociation");

        private final String urn;

        Type(String urn) {
            this.urn = urn;
        }

        public String urn() {
            return urn;
        }

        /** Whether the target is current no more once the source is there. */
        public boolean replaces() {
            return this == REPLACES || this == TRANSFORMS_AND_REPLACES;
        }

        /** Whether the source falls with the target when that is replaced. */
        public boolean depends() {
            return this == APPENDS || this == TRANSFORMS;
        }

        /** Whether the source holds the target: a folder or a submission set its members, a submission set what it changes too. */
        public boolean holds() {
            return this == HAS_MEMBER || changes();
        }

        /** Whether a submission set says so of what was there before it. */
        public boolean changes() {
            return this == UPDATES_STATUS || this == SUBMITS;
        }

        /** The type of this URN. */
        public static Optional<Type> ofUrn(String urn) {
            return Arrays.stream(values()).filter(type -> type.urn.equals(urn)).findFirst();
        }
    }
}
