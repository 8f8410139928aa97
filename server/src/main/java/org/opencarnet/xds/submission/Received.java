package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Records;
import org.opencarnet.xds.mapping.Classifications;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** A message of registry objects that was found sound, ready to be offered to the record of its patient. Objects are called by their ids in the message. */
public final class Received {

    private static final String SIGNATURE_FORMAT = "urn:ihe:iti:dsg:detached:2014";

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

    /** The name (URI) of the submission set. */
    public String name() {
        return uri(sorted.sets.get(0), Scheme.SET_UNIQUE_ID);
    }

    /** The signatures among the documents: of the format of IHE DSG, or bound by SIGNS to the set, to documents or to what is there already. */
    public List<Signing> signings() {
        return sorted.entries.stream()
                .filter(this::signs)
                .map(entry -> {
                    var targets = signed(entry);
                    return new Signing(
                            entry.getId(),
                            targets.contains(ids.get(sorted.sets.get(0))),
                            sorted.entries.stream()
                                    .filter(other -> targets.contains(ids.get(other)))
                                    .map(RegistryObjectType::getId)
                                    .collect(Collectors.toUnmodifiableSet()));
                })
                .toList();
    }

    private boolean signs(ExtrinsicObjectType entry) {
        return !signed(entry).isEmpty()
                || Classifications.concept(entry, Scheme.FORMAT)
                        .filter(format -> SIGNATURE_FORMAT.equals(format.code().value()))
                        .isPresent();
    }

    private Set<UUID> signed(ExtrinsicObjectType entry) {
        return links.relations.stream()
                .filter(link -> link.association().type() == Association.Type.SIGNS)
                .filter(link -> link.source().equals(ids.get(entry)))
                .map(Link::target)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names (URI) of all documents but this signature, by their ids. */
    public Map<String, String> others(Signing signing) {
        return sorted.entries.stream()
                .filter(entry -> !entry.getId().equals(signing.document()))
                .collect(Collectors.toUnmodifiableMap(
                        RegistryObjectType::getId, entry -> uri(entry, Scheme.ENTRY_UNIQUE_ID)));
    }

    private static String uri(RegistryObjectType object, Scheme scheme) {
        return EbxmlToRecord.identifier(object, scheme)
                .map(UniqueId::new)
                .orElseThrow()
                .uri();
    }

    /**
     * A signature.
     *
     * @param document its id in the message
     * @param ofSet whether it says that it signs the whole set
     * @param documents the ids of those of the message that it says it signs
     */
    public record Signing(String document, boolean ofSet, Set<String> documents) {}

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
        return olderFolders().stream().map(name -> {
            var folder = Objects.requireNonNull(known.folders().get(name));
            return new Offer.InFolder(
                    "urn:uuid:" + name,
                    Optional.of(folder.id()),
                    new Offer.AsFed<>(folder.declared(), Fed.UNSAID),
                    entering(name, known));
        });
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
     * @param folders by the names in the message
     */
    public record Known(Map<UUID, UUID> documents, Map<UUID, Folder> folders) {

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
