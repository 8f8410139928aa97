package org.opencarnet.xds.provide;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.identity.Flaw;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Problem;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.Fault;
import org.opencarnet.xds.error.ProblemFault;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.soap.Parts;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType.Document;

/** The documents of a message on their way in: each taken to the content store as it arrives, and let go at the end whatever happened. */
final class Staging implements AutoCloseable {

    /** In bytes, all signatures of a message together: they are read as a whole. */
    private static final int ROOM = 1 << 20;

    private final Contents contents;
    private final long limit;
    private final Parts parts;
    private final Set<String> copied;
    private final Map<String, byte[]> copies = new HashMap<>();
    private int room = ROOM;
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<Object, Contents.Staged> byPart = new IdentityHashMap<>();
    private final Map<String, Contents.Staged> byDocument = new HashMap<>();

    /** At most so many bytes of each; of these, which are signatures, a copy stays. */
    Staging(Contents contents, long limit, Parts parts, Set<String> copied) {
        this.contents = contents;
        this.limit = limit;
        this.parts = parts;
        this.copied = Set.copyOf(copied);
    }

    /**
     * Takes in the documents of these entries, one of each; nothing is read where they do not fit together.
     *
     * @throws IOException when the message breaks off
     */
    void take(List<Document> documents, List<String> entries) throws IOException {
        var handlers = pairs(documents, Set.copyOf(entries));
        entries.stream()
                .filter(entry -> !handlers.containsKey(entry))
                .forEach(entry -> complain(RequestFault.DOCUMENT_MISSING, entry));
        for (var one : handlers.entrySet()) {
            if (complaints.isEmpty()) {
                take(one.getKey(), one.getValue());
            }
        }
        if (complaints.isEmpty()) {
            parts.besides(byPart.keySet(), limit)
                    .forEach(part -> complain(RequestFault.PART_UNREFERENCED, "cid:" + part));
        }
    }

    private Map<String, Optional<DataHandler>> pairs(List<Document> documents, Set<String> entries) {
        var pairs = new LinkedHashMap<String, Optional<DataHandler>>();
        var strangers = new HashSet<String>();
        for (var document : documents) {
            var id = Optional.ofNullable(document.getId()).orElse("");
            if (!entries.contains(id)) {
                if (strangers.add(id)) {
                    complain(RequestFault.METADATA_MISSING, id);
                }
            } else if (pairs.put(id, Optional.ofNullable(document.getValue())) != null) {
                complain(RequestFault.DOCUMENT_REPEATED, id);
            }
        }
        return pairs;
    }

    private void take(String id, Optional<DataHandler> handler) throws IOException {
        try {
            var part = handler.isEmpty()
                    ? Optional.of(new Parts.Part(id, InputStream.nullInputStream()))
                    : parts.part(handler.get(), limit);
            if (part.isEmpty()) {
                complain(RequestFault.PART_MISSING, id);
                return;
            }
            var known = byPart.get(part.get().name());
            var staged = known == null ? staged(id, part.get().bytes()) : known;
            byPart.put(part.get().name(), staged);
            byDocument.put(id, staged);
        } catch (Contents.TooLarge tooLarge) {
            complain(new ProblemFault(Problem.CONTENT_TOO_LARGE), id);
        }
    }

    private Contents.Staged staged(String id, InputStream bytes) throws IOException {
        if (!copied.contains(id)) {
            return contents.stage(bytes, limit);
        }
        var copying = new Copying(bytes, room);
        var staged = contents.stage(copying, limit);
        copying.copy().ifPresentOrElse(copy -> keep(id, copy), () -> tooLong(id));
        return staged;
    }

    private void keep(String id, byte[] copy) {
        copies.put(id, copy);
        room -= copy.length;
    }

    private void tooLong(String signature) {
        complaints.add(Complaint.of(RequestFault.SIGNATURE_FLAWED, signature, Flaw.TOO_LARGE.name()));
    }

    private void complain(Fault fault, String object) {
        complaints.add(Complaint.of(fault, object));
    }

    List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /** What was taken in, by the id of its entry. */
    Map<String, Contents.Staged> staged() {
        return Map.copyOf(byDocument);
    }

    /** The bytes of what was to be copied, likewise. */
    Map<String, byte[]> copies() {
        return Map.copyOf(copies);
    }

    @Override
    public void close() {
        byPart.values().forEach(Contents.Staged::close);
    }
}
