package org.opencarnet.xds.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opencarnet.record.Association;
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

    /** A folder, in this status. */
    void folder(Documents.Gathering.InFolder version, AvailabilityStatus status) {
        var id = URN + version.folder().identity().entryUuid();
        add(id, () -> Kept.shown(version.rendered(), status, repository));
    }

    /**
     * An association, whose ends go by the names that they bear now.
     *
     * @param latest entryUUIDs of documents and folders, by logicalId
     */
    void association(Documents.Linked link, Map<UUID, UUID> latest) {
        var one = link.association();
        add(URN + one.id(), () -> named(Kept.shown(link.ebxml(), one.status(), repository), one, latest));
    }

    /** What binds a submission set to its members tells of the versions that it brought. */
    private static String named(String shown, Association one, Map<UUID, UUID> latest) {
        return Optional.ofNullable(latest.get(one.source()))
                .map(source -> end(shown, "sourceObject", source))
                .map(text -> end(text, "targetObject", latest.getOrDefault(one.target(), one.target())))
                .orElse(shown);
    }

    private static String end(String association, String attribute, UUID name) {
        return association.replaceFirst(attribute + "=\"[^\"]*\"", attribute + "=\"" + URN + name + "\"");
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
