package org.opencarnet.xds.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Known;
import org.opencarnet.xds.error.RequestFault;

/**
 * One query on its way.
 *
 * @param said its parameters
 * @param known what may be known of
 * @param found what it finds
 */
record Ask(Parameters said, Known known, Selection found) {

    private static final Pattern URN =
            Pattern.compile("(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", Pattern.CASE_INSENSITIVE);
    private static final String LEVEL = "$MetadataLevel";
    private static final String ASSOCIATION_STATUS = "$XDSAssociationStatus";

    /** Whether former metadata versions are asked for too (XDS Metadata Update). */
    boolean withVersions() {
        return said.one(LEVEL)
                .map(level -> switch (level) {
                    case "1" -> false;
                    case "2" -> true;
                    default -> throw QueryRefusal.of(RequestFault.PARAMETER_MALFORMED, LEVEL, level);
                })
                .orElse(false);
    }

    /** UUIDs, with or without {@code urn:uuid:}; what is none names nothing. */
    static Set<UUID> uuids(Collection<String> texts) {
        var uuids = new LinkedHashSet<UUID>();
        texts.forEach(text -> {
            var urn = URN.matcher(text.strip());
            if (urn.matches()) {
                uuids.add(UUID.fromString(urn.group(1)));
            }
        });
        return uuids;
    }

    /** UniqueIds; what is none names nothing. */
    static Set<UniqueId> uniqueIds(Collection<String> texts) {
        return texts.stream()
                .filter(text -> !text.isBlank() && text.length() <= 256)
                .map(UniqueId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same, as URIs. */
    static Set<String> uris(Collection<String> texts) {
        var uris = new LinkedHashSet<String>();
        uuids(texts).forEach(uuid -> uris.add("urn:uuid:" + uuid));
        uniqueIds(texts).forEach(uniqueId -> uris.add(uniqueId.uri()));
        return uris;
    }

    /** Documents by their logicalIds, where they may be known of. */
    Map<UUID, Cleared> current(Collection<UUID> logicalIds, List<Criterion> criteria) {
        var by = new LinkedHashMap<UUID, Cleared>();
        if (!logicalIds.isEmpty()) {
            var all = new ArrayList<>(criteria);
            all.add(new Criterion.OneOf(Set.copyOf(logicalIds)));
            known.documents(all, logicalIds.size())
                    .forEach(one -> by.put(one.document().identity().logicalId(), one));
        }
        return by;
    }

    /** Documents by the parameters that name them: entryUUID, uniqueId or logicalId. */
    List<Cleared> named() {
        var by = said.alternative(
                "$XDSDocumentEntryEntryUUID", "$XDSDocumentEntryUniqueId", "$XDSDocumentEntryLogicalID");
        if (by.endsWith("UniqueId")) {
            var uris = uniqueIds(said.any(by)).stream().map(UniqueId::uri).collect(Collectors.toSet());
            return known.documents(List.of(new Criterion.Identified(uris)), Math.max(1, uris.size()));
        }
        var uuids = uuids(said.any(by));
        var logicalIds = by.endsWith("LogicalID")
                ? uuids
                : new HashSet<>(known.named(uuids).values());
        return List.copyOf(current(logicalIds, List.of()).values());
    }

    /** The former metadata versions of a document, each under its own entryUUID. */
    List<Cleared> former(Cleared current) {
        var names = new HashSet<>(Set.of(current.document().identity().entryUuid()));
        return current.document().identity().version() == 1
                ? List.of()
                : known.versions(current.document().identity().logicalId()).stream()
                        .filter(version ->
                                names.add(version.document().identity().entryUuid()))
                        .toList();
    }

    /** Finds a document in the status in which it stands. */
    void find(Cleared current) {
        found.document(current, current.document().status());
    }

    /** Finds a former version, which is deprecated whatever it was. */
    void findFormer(Cleared former) {
        found.document(former, AvailabilityStatus.DEPRECATED);
    }

    /** Finds a former metadata version of a folder. */
    void findFormer(Documents.Gathering.InFolder former) {
        found.folder(former, AvailabilityStatus.DEPRECATED);
    }

    /** The relations in which one of these objects is source or target, in the statuses that are asked for: where none is, those that hold. */
    List<Documents.Linked> associations(Collection<UUID> objects) {
        var statuses = ofAssociations();
        return known.associations(objects).stream()
                .filter(link -> statuses.contains(link.association().status()))
                .toList();
    }

    /** The statuses of associations that are asked for; what binds submission sets is approved always. */
    Set<AvailabilityStatus> ofAssociations() {
        return said.has(ASSOCIATION_STATUS)
                ? Conditions.statuses(said.any(ASSOCIATION_STATUS))
                : Set.of(AvailabilityStatus.APPROVED);
    }

    void findAssociation(Documents.Linked link) {
        found.association(link, known.latest());
    }

    /** The objects of the record under these names: documents and folders by their logicalIds, all else as it is called. */
    Set<UUID> objects(Collection<String> names) {
        var uuids = uuids(names);
        var documents = known.named(uuids);
        return uuids.stream()
                .map(uuid -> Optional.ofNullable(documents.get(uuid))
                        .or(() -> folder(uuid))
                        .orElse(uuid))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<UUID> folder(UUID name) {
        return known.folders().stream()
                .filter(one -> one.isNamed(name))
                .map(Documents.Gathering::id)
                .findFirst();
    }
}
