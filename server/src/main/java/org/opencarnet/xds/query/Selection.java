package org.opencarnet.xds.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.Documents;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.mapping.Kept;

/** What a query has found: each object once, as the text that is kept of it. */
final class Selection {

    private static final int MOST_OBJECTS = 1_000;
    private static final int MOST_REFERENCES = 10_000;
    private static final String URN = "urn:uuid:";
    private static final String REFERENCE =
            "<ObjectRef xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\" id=\"%s\"/>";

    private final boolean references;
    private final String repository;
    private final Map<String, Supplier<String>> found = new LinkedHashMap<>();
    private final Map<String, Cleared> documents = new LinkedHashMap<>();

    /**
     * Nothing yet.
     *
     * @param references whether names alone are asked for (ObjectRef)
     * @param repository the name of this repository, which stands in the entries
     */
    Selection(boolean references, String repository) {
        this.references = references;
        this.repository = repository;
    }

    /** How many documents may be found and still be sent. */
    int room() {
        return references ? MOST_REFERENCES : MOST_OBJECTS;
    }

    /** An entry, in this status. */
    void document(Cleared cleared, AvailabilityStatus status) {
        var id = URN + cleared.document().identity().entryUuid();
        documents.put(id, cleared);
        add(id, () -> Kept.shown(cleared.document().rendered(), status, repository));
    }

    /** A folder, or another object that is kept as one text. */
    void object(UUID id, String kept) {
        add(URN + id, () -> shown(kept));
    }

    void association(Documents.Linked link) {
        object(link.association().id(), link.ebxml());
    }

    /** An object that was taken out of a kept text. */
    void written(String urn, String text) {
        add(urn, () -> text);
    }

    /** A kept text as it is sent; what is no document is always approved. */
    String shown(String kept) {
        return Kept.shown(kept, AvailabilityStatus.APPROVED, repository);
    }

    private void add(String id, Supplier<String> text) {
        found.putIfAbsent(id, text);
        if (found.size() > room()) {
            throw QueryRefusal.of(RequestFault.TOO_MANY_RESULTS, "", Integer.toString(room()));
        }
    }

    /** The entries among what leaves. */
    List<Cleared> documents() {
        return List.copyOf(documents.values());
    }

    /** All of it, one element behind the other. */
    String text() {
        return references
                ? found.keySet().stream().map(REFERENCE::formatted).collect(Collectors.joining())
                : found.values().stream().map(Supplier::get).collect(Collectors.joining());
    }
}
