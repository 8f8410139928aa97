package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Records;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** A message of registry objects that was found sound, ready to be offered to the record of its patient. Objects are called by their ids in the message. */
public final class Received {

    private final Ins patient;
    private final Sorting sorted;
    private final Map<RegistryObjectType, UUID> ids;
    private final Links links;

    Received(Ins patient, Sorting sorted, Map<RegistryObjectType, UUID> ids, Links links) {
        this.patient = patient;
        this.sorted = sorted;
        this.ids = ids;
        this.links = links;
    }

    /** Whose documents these are. */
    public Ins patient() {
        return patient;
    }

    /** The id of the submission set. */
    public String set() {
        return sorted.sets.get(0).getId();
    }

    /** The ids of the document entries, each of which needs its bytes. */
    public List<String> documents() {
        return sorted.entries.stream().map(RegistryObjectType::getId).toList();
    }

    /** The document entries by what they say of bytes that are kept elsewhere. */
    public List<Registered> registered() {
        return sorted.entries.stream()
                .map(entry -> new Registered(
                        entry.getId(),
                        Slots.value(entry, Slots.REPOSITORY),
                        Slots.value(entry, Slots.HASH).map(hash -> hash.toLowerCase(Locale.ROOT)),
                        Slots.value(entry, Slots.SIZE).map(Long::valueOf)))
                .toList();
    }

    /** What an entry says of its bytes. */
    public record Registered(String id, Optional<String> repository, Optional<String> sha1, Optional<Long> size) {}

    /** The objects of the registry that the message speaks of: entries to which new ones relate, or that enter folders. */
    public List<UUID> olderEntries() {
        return Stream.concat(links.relations.stream(), links.entering.stream())
                .map(Link::target)
                .filter(id -> !ids.containsValue(id))
                .distinct()
                .toList();
    }

    /** The folders of the registry into which entries are put. */
    public List<UUID> olderFolders() {
        return links.entering.stream()
                .map(Link::source)
                .filter(id -> !ids.containsValue(id))
                .distinct()
                .toList();
    }

    /**
     * The offer.
     *
     * @param contents the bytes of each document, by its id in the message
     * @param known the older objects that the caller may know of
     */
    public Offer offer(Map<String, Contents.Staged> contents, Known known) {
        var said = sorted.sets.get(0);
        return new Offer(
                new Records.Reference.ByIns(patient),
                Optional.empty(),
                new Offer.AsFed<>(EbxmlToRecord.submissionSet(said), Fed.ebxml(ids.get(said), whole(said))),
                sorted.entries.stream()
                        .map(entry -> document(entry, contents.get(entry.getId()), known))
                        .toList(),
                Stream.concat(newFolders(known), oldFolders(known)).toList());
    }

    private String whole(RegistryPackageType set) {
        var objects = new ArrayList<IdentifiableType>(List.of(set));
        links.memberships.forEach(link -> objects.add(link.object()));
        return Ebxml.write(objects);
    }

    private Offer.Document document(ExtrinsicObjectType entry, Contents.Staged content, Known known) {
        var declared = new Offer.DeclaredContent(
                Slots.value(entry, Slots.HASH).map(hash -> hash.toLowerCase(Locale.ROOT)),
                Slots.value(entry, Slots.SIZE).map(Long::valueOf));
        var submitted = EbxmlToRecord.submissionSet(sorted.sets.get(0)).submitted();
        return new Offer.Document(
                entry.getId(),
                new Offer.AsFed<>(
                        EbxmlToRecord.metadata(entry, submitted), Fed.ebxml(ids.get(entry), Ebxml.write(entry))),
                EbxmlToRecord.visibility(entry),
                content,
                declared,
                links.relations.stream()
                        .filter(link -> link.source().equals(ids.get(entry)))
                        .map(link -> new Offer.Relation(
                                link.association().type(), known.document(link.target()), link.fed()))
                        .toList());
    }

    private Stream<Offer.InFolder> newFolders(Known known) {
        return sorted.folders.stream().map(folder -> {
            var id = ids.get(folder);
            return new Offer.InFolder(
                    folder.getId(),
                    Optional.empty(),
                    new Offer.AsFed<>(EbxmlToRecord.folder(folder), Fed.ebxml(id, Ebxml.write(folder))),
                    entering(id, known));
        });
    }

    private Stream<Offer.InFolder> oldFolders(Known known) {
        return olderFolders().stream()
                .map(id -> new Offer.InFolder(
                        "urn:uuid:" + id,
                        Optional.of(id),
                        new Offer.AsFed<>(known.folders().get(id), Fed.UNSAID),
                        entering(id, known)));
    }

    private List<Offer.Entering> entering(UUID folder, Known known) {
        var entries = new LinkedHashMap<UUID, String>();
        sorted.entries.forEach(entry -> entries.put(ids.get(entry), entry.getId()));
        return links.entering.stream()
                .filter(link -> link.source().equals(folder))
                .map(link -> new Offer.Entering(
                        Optional.ofNullable(entries.get(link.target()))
                                .orElseGet(() -> known.document(link.target()).toString()),
                        link.fed()))
                .toList();
    }

    /**
     * Older objects.
     *
     * @param documents logicalId by entryUUID
     * @param folders what is said of each, by id
     */
    public record Known(Map<UUID, UUID> documents, Map<UUID, Folder.Declared> folders) {

        /** Nothing older is spoken of. */
        public static final Known NOTHING = new Known(Map.of(), Map.of());

        public Known {
            documents = Map.copyOf(documents);
            folders = Map.copyOf(folders);
        }

        /** The document of an entry; what is not known, or comes with the message, is called by its own name. */
        UUID document(UUID entryUuid) {
            return documents.getOrDefault(entryUuid, entryUuid);
        }
    }
}
