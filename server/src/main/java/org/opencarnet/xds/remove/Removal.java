package org.opencarnet.xds.remove;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.Criterion;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Known;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RemovalFault;

/**
 * What a message would remove from a record, as far as its sender may know of it, and why it cannot be. Nothing stays that points at what goes, and nothing
 * stays that nothing holds (RMD, 3.62.4.1.3).
 *
 * @param documents that go, logicalIds by the names in the message
 */
record Removal(Map<String, UUID> documents, List<Complaint> complaints) {

    static Removal of(Known known, Collection<String> names) {
        var found = new Finding(known, names);
        return new Removal(Map.copyOf(found.documents), found.complaints());
    }

    private static final class Finding {

        private final Known known;
        private final List<Complaint> complaints = new ArrayList<>();
        private final Map<String, UUID> documents = new LinkedHashMap<>();
        private final Map<UUID, String> going = new LinkedHashMap<>();
        private final Bonds bonds;

        Finding(Known known, Collection<String> names) {
            this.known = known;
            this.bonds = Bonds.of(known);
            var uuids = new LinkedHashMap<String, UUID>();
            names.forEach(name -> Bonds.uuid(name).ifPresent(uuid -> uuids.put(name, uuid)));
            var entries = known.named(uuids.values());
            for (var name : names) {
                var uuid = uuids.getOrDefault(name, new UUID(0, 0));
                if (entries.containsKey(uuid) && isThere(entries.get(uuid))) {
                    documents.put(name, entries.get(uuid));
                    going.put(entries.get(uuid), name);
                } else {
                    Optional.of(uuid)
                            .filter(bonds::has)
                            .or(() -> list(uuid))
                            .ifPresentOrElse(
                                    id -> going.put(id, name),
                                    () -> complaints.add(Complaint.of(RemovalFault.UNRESOLVED, name)));
                }
            }
        }

        private boolean isThere(UUID document) {
            return !known.documents(List.of(new Criterion.OneOf(Set.of(document))), 1)
                            .isEmpty()
                    || known.isRemoved(document);
        }

        /** The submission set or folder that bears this name now, by its id. */
        private Optional<UUID> list(UUID name) {
            return known.gatherings().stream()
                    .map(Gather.Shown::gathering)
                    .filter(one -> one.isNamed(name))
                    .map(Documents.Gathering::id)
                    .findFirst();
        }

        List<Complaint> complaints() {
            bonds.all().filter(bond -> !goes(bond.id())).forEach(this::mustPointAtWhatStays);
            stays().forEach(this::mustBeHeld);
            going.forEach(this::mustGoWithADocument);
            return List.copyOf(complaints);
        }

        private boolean goes(UUID id) {
            return going.containsKey(id);
        }

        private void mustPointAtWhatStays(Bonds.Bond bond) {
            Stream.of(bond.source(), bond.target())
                    .filter(this::goes)
                    .forEach(end -> complaints.add(
                            Complaint.of(RemovalFault.STILL_REFERENCED, going.get(end), "urn:uuid:" + bond.id())));
        }

        /** What was bound to a submission set, and those sets. */
        private Stream<UUID> stays() {
            var ends = new LinkedHashSet<UUID>();
            bonds.ofSets().filter(bond -> goes(bond.id())).forEach(bond -> {
                ends.add(bond.source());
                ends.add(bond.target());
            });
            return ends.stream().filter(end -> !goes(end));
        }

        private void mustBeHeld(UUID end) {
            var held = bonds.ofSets()
                    .filter(bond -> bond.source().equals(end) || bond.target().equals(end))
                    .anyMatch(bond -> !goes(bond.id()));
            if (!held) {
                complaints.add(Complaint.of(RemovalFault.LEFT_ALONE, "urn:uuid:" + end));
            }
        }

        /** Nothing but documents is deleted; all else is gone when no document of it is there. */
        private void mustGoWithADocument(UUID id, String name) {
            var goesWith =
                    documents.containsValue(id) || bonds.withEnd(id).anyMatch(documents::containsValue) || isSet(id);
            if (!goesWith) {
                complaints.add(Complaint.of(RemovalFault.ONLY_WITH_A_DOCUMENT, name));
            }
        }

        private boolean isSet(UUID id) {
            return known.gatherings().stream()
                    .map(Gather.Shown::gathering)
                    .anyMatch(one -> one instanceof Documents.Gathering.OfSubmission
                            && one.id().equals(id));
        }
    }
}
