package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.record.Association;
import org.opencarnet.record.Lifecycle;
import org.opencarnet.record.RecordId;

/**
 * What a replacement entails (ITI TF-2, 3.42.4.1.3.3, and TF-3, 4.2.2.2): what was added to the replaced document or made of it falls with it, and
 * its folders hold the new one too. None of this is anybody's to choose: it rests on the decision to replace.
 *
 * @param fallen the documents that fall, by logicalId
 * @param acts for the trail
 * @param joined the folders that hold the new documents from now on
 */
record Succession(Map<UUID, Documents.Listed> fallen, List<Reception.Act> acts, List<Joined> joined) {

    static final Succession NONE = new Succession(Map.of(), List.of(), List.of());

    /** A new document enters a folder. */
    record Joined(Documents.Gathering.InFolder folder, String document) {}

    /** Of these documents, each with the decision that lets it be replaced. */
    static Succession of(Documents documents, RecordId record, Map<UUID, Replaced> replaced) {
        return replaced.isEmpty() ? NONE : new Finding(documents, record, replaced).found();
    }

    /** A document that is replaced by one of the offer ({@code where}), as it may be. */
    record Replaced(String by, Decision decision) {}

    private static final class Finding {

        private final Documents documents;
        private final RecordId record;
        private final Map<UUID, Replaced> replaced;
        private final Map<UUID, Documents.Listed> fallen = new LinkedHashMap<>();
        private final List<Reception.Act> acts = new ArrayList<>();
        private final List<Joined> joined = new ArrayList<>();

        Finding(Documents documents, RecordId record, Map<UUID, Replaced> replaced) {
            this.documents = documents;
            this.record = record;
            this.replaced = replaced;
        }

        Succession found() {
            Map<UUID, Decision> front = new LinkedHashMap<>();
            replaced.forEach((id, one) -> front.put(id, one.decision()));
            var links = associations(front.keySet());
            links.forEach(this::join);
            while (!links.isEmpty()) {
                var next = new LinkedHashMap<UUID, Decision>();
                links.forEach(link -> fall(link, front, next));
                front.clear();
                front.putAll(next);
                links = next.isEmpty() ? List.of() : associations(next.keySet());
            }
            return new Succession(Map.copyOf(fallen), List.copyOf(acts), List.copyOf(joined));
        }

        private List<Association> associations(Set<UUID> objects) {
            return documents.associations(record, objects).stream()
                    .map(Documents.Linked::association)
                    .filter(Association::isApproved)
                    .toList();
        }

        private void fall(Association link, Map<UUID, Decision> front, Map<UUID, Decision> next) {
            var id = link.source();
            if (!link.type().depends()
                    || !front.containsKey(link.target())
                    || replaced.containsKey(id)
                    || fallen.containsKey(id)) {
                return;
            }
            documents
                    .current(id)
                    .filter(one -> Lifecycle.replaceable(one.status()))
                    .ifPresent(one -> {
                        var decision = front.get(link.target());
                        fallen.put(id, one);
                        next.put(id, decision);
                        acts.add(Reception.Act.on(id, Action.REPLACE, decision));
                    });
        }

        private void join(Association link) {
            if (link.type() == Association.Type.HAS_MEMBER && replaced.containsKey(link.target())) {
                documents
                        .gathering(link.source())
                        .filter(Documents.Gathering.InFolder.class::isInstance)
                        .map(Documents.Gathering.InFolder.class::cast)
                        .ifPresent(folder -> joined.add(
                                new Joined(folder, replaced.get(link.target()).by())));
            }
        }
    }
}
