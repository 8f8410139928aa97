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
 * @param target likewise
 */
public record Association(UUID id, Type type, UUID source, UUID target) {

    /** The relations between two documents, and membership. */
    public enum Type {
        REPLACES("urn:ihe:iti:2007:AssociationType:RPLC"),
        APPENDS("urn:ihe:iti:2007:AssociationType:APND"),
        TRANSFORMS("urn:ihe:iti:2007:AssociationType:XFRM"),
        TRANSFORMS_AND_REPLACES("urn:ihe:iti:2007:AssociationType:XFRM_RPLC"),
        SIGNS("urn:ihe:iti:2007:AssociationType:signs"),
        HAS_MEMBER("urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember");

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

        /** The type of this URN. */
        public static Optional<Type> ofUrn(String urn) {
            return Arrays.stream(values()).filter(type -> type.urn.equals(urn)).findFirst();
        }
    }
}
