package org.opencarnet.xds.submission;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Metadata;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.xds.error.UpdateFault;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.Kept;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;

/** What a message wishes of one document that is there; asked of the document as it stands, it makes sure that both mean the same version. */
sealed interface Change {

    /** By what name the message calls what it wishes. */
    String where();

    /** The document, by some name of its. */
    UUID document();

    /** What is to be so, of a document whose text is kept in ebXML. */
    Amend.Amendment wish(Documents.Listed current);

    /** In which status an association is to be, where the name is that of one; absent: a document alone is meant. */
    default Optional<UnaryOperator<Association>> association() {
        return Optional.empty();
    }

    /**
     * The status is to be another.
     *
     * @param where the association that says so
     * @param document entryUUID of its latest metadata version; or the id of an association
     */
    record OfStatus(String where, UUID document, String original, AvailabilityStatus next) implements Change {

        private static final Set<AvailabilityStatus> OF_ASSOCIATIONS =
                EnumSet.of(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED);

        @Override
        public Amend.Amendment wish(Documents.Listed current) {
            var latest = current.identity().entryUuid();
            if (!latest.equals(document)) {
                throw NotSo.of(UpdateFault.NOT_THE_LATEST, where, "targetObject", "" + document, "" + latest);
            }
            var now = current.status().urn();
            if (!now.equals(original)) {
                throw NotSo.of(UpdateFault.STATUS_OTHER, where, "OriginalStatus", original, now);
            }
            return new Amend.Amendment(
                    Optional.of(next),
                    Optional.empty(),
                    Optional.of(current.identity().version()));
        }

        @Override
        public Optional<UnaryOperator<Association>> association() {
            return Optional.of(this::standing);
        }

        private Association standing(Association current) {
            var now = current.status().urn();
            if (!now.equals(original)) {
                throw NotSo.of(UpdateFault.STATUS_OTHER, where, "OriginalStatus", original, now);
            }
            if (!OF_ASSOCIATIONS.contains(next)) {
                throw NotSo.of(UpdateFault.STATUS_UNKNOWN, where, "NewStatus", next.urn());
            }
            if (current.type().replaces()) {
                throw NotSo.of(UpdateFault.REPLACEMENT_IS_FED, where, "targetObject");
            }
            return current.in(next);
        }
    }

    /**
     * A metadata version is to follow another.
     *
     * @param where the entry, by its name in the message
     * @param document its logicalId
     * @param name the entryUUID that it is given
     * @param previous the version that it follows
     */
    record OfMetadata(String where, UUID document, UUID name, String previous, ExtrinsicObjectType entry)
            implements Change {

        @Override
        public Amend.Amendment wish(Documents.Listed current) {
            var kept = Ebxml.read(ExtrinsicObjectType.class, Kept.shown(current.rendered(), current.status(), ""));
            stays("lid", "" + document, "" + current.identity().logicalId());
            stays(Scheme.ENTRY_UNIQUE_ID.attribute(), uniqueId(entry), uniqueId(kept));
            stays("objectType", "" + entry.getObjectType(), "" + kept.getObjectType());
            var latest = kept.getVersionInfo().getVersionName();
            if (!previous.equals(latest)) {
                throw NotSo.of(UpdateFault.NOT_THE_LATEST, where, "PreviousVersion", previous, latest);
            }
            contentStays(kept);
            return new Amend.Amendment(
                    Optional.empty(),
                    Optional.of(EbxmlToRecord.visibility(entry)),
                    Optional.of(current.identity().version()),
                    Optional.of(new Amend.Anew(name, said(kept))));
        }

        private static String uniqueId(ExtrinsicObjectType of) {
            return EbxmlToRecord.identifier(of, Scheme.ENTRY_UNIQUE_ID).orElse("");
        }

        private void stays(String attribute, String said, String is) {
            if (!said.equals(is)) {
                throw NotSo.of(UpdateFault.OTHER_DOCUMENT, where, attribute, said, is);
            }
        }

        private void contentStays(ExtrinsicObjectType kept) {
            contentStays("mimeType", "" + entry.getMimeType(), "" + kept.getMimeType());
            for (var slot : new String[] {Slots.HASH, Slots.SIZE}) {
                Slots.value(entry, slot)
                        .ifPresent(said ->
                                contentStays(slot, said, Slots.value(kept, slot).orElse("")));
            }
        }

        private void contentStays(String attribute, String said, String is) {
            if (!said.toLowerCase(Locale.ROOT).equals(is.toLowerCase(Locale.ROOT))) {
                throw NotSo.of(UpdateFault.CONTENT_OTHER, where, attribute, said, is);
            }
        }

        /** What the entry says anew; nothing where all that it says was said before. */
        private Optional<Offer.AsFed<Metadata>> said(ExtrinsicObjectType kept) {
            if (Said.in(entry).equals(Said.in(kept))) {
                return Optional.empty();
            }
            entry.setId(kept.getId());
            entry.setVersionInfo(Objects.requireNonNull(kept.getVersionInfo()));
            return Optional.of(new Offer.AsFed<>(EbxmlToRecord.metadata(entry), Fed.ebxml(name, Ebxml.write(entry))));
        }
    }
}
