package org.opencarnet.xds.submission;

import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Folder;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.xds.error.UpdateFault;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.Kept;
import org.opencarnet.xds.mapping.Scheme;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/**
 * A metadata version of a folder is to follow another (XDS Metadata Update, 3.57.4.1.3.3.3).
 *
 * @param where the folder, by its name in the message
 * @param folder its logicalId
 * @param name the entryUUID that the version is given
 * @param previous the version that it follows
 */
record NextFolder(String where, UUID folder, UUID name, String previous, RegistryPackageType said) {

    /** What is said anew of the folder as it stands, whose text is kept in ebXML; nothing where all of it was said before. */
    Optional<Offer.AsFed<Folder.Declared>> wish(Documents.Gathering.InFolder current) {
        var declared = EbxmlToRecord.folder(said);
        var uniqueId = current.folder().declared().uniqueId();
        if (!declared.uniqueId().equals(uniqueId)) {
            throw NotSo.of(
                    UpdateFault.OTHER_DOCUMENT,
                    where,
                    Scheme.FOLDER_UNIQUE_ID.attribute(),
                    declared.uniqueId().value(),
                    uniqueId.value());
        }
        var latest = Integer.toString(current.folder().identity().version());
        if (!previous.equals(latest)) {
            throw NotSo.of(UpdateFault.NOT_THE_LATEST, where, "PreviousVersion", previous, latest);
        }
        var kept =
                Ebxml.read(RegistryPackageType.class, Kept.shown(current.rendered(), AvailabilityStatus.APPROVED, ""));
        return Said.in(said).equals(Said.in(kept))
                ? Optional.empty()
                : Optional.of(new Offer.AsFed<>(declared, Fed.ebxml(name, Ebxml.write(said))));
    }
}
