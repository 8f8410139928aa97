package org.opencarnet.xds.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opencarnet.record.Association;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.EbxmlRendering;
import org.opencarnet.sharing.Wording;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.VersionInfoType;

/**
 * Makes the ebXML in which the registry keeps an object: what was sent, or what the version before said, with what the registry governs put
 * in: names, version, status, digests, visibility. Nothing else is touched. See {@link Kept} for what is put in later.
 */
public final class RegistryRendering implements EbxmlRendering {

    private static final String URN = "urn:uuid:";
    private static final String FIRST = "1";

    @Override
    public String entry(DocumentEntry entry, Ins patient, Optional<Wording> former) {
        var object = former.map(said -> Ebxml.read(ExtrinsicObjectType.class, Kept.plain(said.text())))
                .orElseGet(() -> RecordToEbxml.extrinsicObject(entry.metadata(), patient));
        version(entry.identity(), object);
        name(object, entry.identity().entryUuid());
        object.setLid(URN + entry.identity().logicalId());
        content(entry.content(), object);
        visibility(entry.visibility(), object);
        children(object);
        return Kept.keep(Ebxml.write(object));
    }

    /** Of bytes that are kept elsewhere the producer has said all that is known. */
    private static void content(Fingerprint content, ExtrinsicObjectType object) {
        if (content.keptElsewhere()) {
            return;
        }
        if (Slots.value(object, Slots.HASH).isEmpty()) {
            Slots.set(object, Slots.HASH, content.sha1());
        }
        if (Slots.value(object, Slots.SIZE).isEmpty()) {
            Slots.set(object, Slots.SIZE, Long.toString(content.size()));
        }
        Slots.set(object, Slots.REPOSITORY, Kept.REPOSITORY_PLACE);
    }

    @Override
    public String set(SubmissionSet set, Ins patient, Optional<Wording> former, List<Association> members) {
        var objects = former.<List<? extends IdentifiableType>>map(said -> Ebxml.readAll(Kept.plain(said.text())))
                .orElseGet(() -> whole(set, patient, members));
        for (var object : objects) {
            if (object instanceof RegistryPackageType one) {
                first(one, set.id());
            } else if (object instanceof AssociationType1 one) {
                first(one, uuid(one.getId()));
            }
        }
        return Kept.keep(Ebxml.write(objects));
    }

    @Override
    public String folder(Folder folder, Ins patient, Optional<Wording> former) {
        var object = former.map(said -> Ebxml.read(RegistryPackageType.class, Kept.plain(said.text())))
                .orElseGet(() -> RecordToEbxml.folder(folder.declared(), patient));
        Slots.set(object, Slots.LAST_UPDATE, Dtm.of(folder.updated()));
        name(object, folder.identity().entryUuid());
        object.setLid(URN + folder.id());
        object.setVersionInfo(version(Integer.toString(folder.identity().version())));
        children(object);
        return Kept.keep(Ebxml.write(object));
    }

    @Override
    public String association(Association association, Optional<Wording> former) {
        var object = former.map(said -> Ebxml.read(AssociationType1.class, Kept.plain(said.text())))
                .orElseGet(() -> RecordToEbxml.association(association));
        first(object, association.id());
        return Kept.keep(Ebxml.write(object));
    }

    private static List<RegistryObjectType> whole(SubmissionSet set, Ins patient, List<Association> members) {
        var objects = new ArrayList<RegistryObjectType>();
        objects.add(RecordToEbxml.submissionSet(set.declared(), patient));
        for (var member : members) {
            var association = RecordToEbxml.membership(member);
            association.setId(URN + member.id());
            objects.add(association);
        }
        return objects;
    }

    /** Status is no part of a metadata version: a text that bears the same name goes on in the same version. */
    private static void version(EntryIdentity identity, ExtrinsicObjectType object) {
        if (identity.version() == 1) {
            object.setVersionInfo(version(FIRST));
        } else if (object.getVersionInfo() == null) {
            object.setVersionInfo(version(Integer.toString(identity.version())));
        } else if (!(URN + identity.entryUuid()).equals(object.getId())) {
            var former = Integer.parseInt(object.getVersionInfo().getVersionName());
            object.setVersionInfo(version(Integer.toString(former + 1)));
        }
    }

    private static VersionInfoType version(String name) {
        var version = new VersionInfoType();
        version.setVersionName(name);
        return version;
    }

    private static void first(RegistryObjectType object, UUID id) {
        name(object, id);
        object.setLid(URN + id);
        object.setVersionInfo(version(FIRST));
        children(object);
    }

    private static void name(RegistryObjectType object, UUID id) {
        object.setId(URN + id);
        object.setStatus(Kept.STATUS_PLACE);
    }

    /** Takes away the codes that no longer hold, and adds those that do since. */
    private static void visibility(Visibility visibility, ExtrinsicObjectType object) {
        var said = EbxmlToRecord.visibility(object);
        if (said.equals(visibility)) {
            return;
        }
        var labels = visibility.labels().toList();
        object.getClassification()
                .removeIf(one -> Scheme.CONFIDENTIALITY.urn().equals(one.getClassificationScheme())
                        && Optional.ofNullable(one.getNodeRepresentation())
                                .filter(Visibility::isNamed)
                                .filter(code -> labels.stream()
                                        .noneMatch(label -> label.code().value().equals(code)))
                                .isPresent());
        var kept = said.labels().map(label -> label.code().value()).toList();
        labels.stream()
                .filter(label -> !kept.contains(label.code().value()))
                .map(label -> Classifications.classification(Scheme.CONFIDENTIALITY, label))
                .forEach(object.getClassification()::add);
    }

    /** What belongs to an object says so; what bears a name of the message alone is given one for good. */
    private static void children(RegistryObjectType object) {
        var place = 0;
        for (var one : object.getClassification()) {
            one.setClassifiedObject(object.getId());
            one.setId(lasting(one.getId(), object.getId(), place++));
        }
        for (var one : object.getExternalIdentifier()) {
            one.setRegistryObject(object.getId());
            one.setId(lasting(one.getId(), object.getId(), place++));
        }
    }

    private static String lasting(@Nullable String id, String parent, int place) {
        return id != null && id.startsWith(URN)
                ? id
                : URN + UUID.nameUUIDFromBytes((parent + "/" + place).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID uuid(@Nullable String urn) {
        return UUID.fromString(Objects.requireNonNull(urn).substring(URN.length()));
    }
}
