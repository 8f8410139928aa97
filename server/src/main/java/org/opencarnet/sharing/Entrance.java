package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.opencarnet.record.Association;
import org.opencarnet.record.Folder;

/** Documents that are there enter folders that are there: a folder holds each once, and says when the last one entered. */
final class Entrance {

    private final Documents documents;
    private final Renderings renderings;
    private final Visit visit;

    Entrance(Documents documents, Renderings renderings, Visit visit) {
        this.documents = documents;
        this.renderings = renderings;
        this.visit = visit;
    }

    /**
     * Lets them in.
     *
     * @param logicalId tells a document's from any of its names
     */
    Entered of(List<Revision.Entering> entering, UnaryOperator<UUID> logicalId) {
        var folders = new LinkedHashMap<UUID, Documents.Rendered<Folder>>();
        var links = new ArrayList<Documents.Linked>();
        var bonds = new ArrayList<Held>();
        var held = new HashSet<List<UUID>>();
        for (var one : entering) {
            var folder = documents.gathering(one.folder()).orElseThrow();
            var document = logicalId.apply(one.document());
            if (!folder.members().contains(document) && held.add(List.of(one.folder(), document))) {
                folders.computeIfAbsent(one.folder(), any -> updated((Documents.Gathering.InFolder) folder));
                links.add(link(one, document));
                bonds.add(new Held(one.bond(), document));
            }
        }
        return new Entered(List.copyOf(folders.values()), links, bonds);
    }

    private Documents.Rendered<Folder> updated(Documents.Gathering.InFolder former) {
        var folder = new Folder(
                former.id(), former.record(), visit.at(), former.folder().declared());
        var ins = visit.situation().orElseThrow().record().ins();
        var forms = documents.folder(former).forms();
        return new Documents.Rendered<>(folder, renderings.folder(folder, ins, Fed.UNSAID, forms));
    }

    private Documents.Linked link(Revision.Entering one, UUID document) {
        var id = one.fed().id().orElseGet(() -> Ids.next(visit.at()));
        var association = new Association(id, Association.Type.HAS_MEMBER, one.folder(), document);
        return new Documents.Linked(
                association,
                renderings.ebxml().association(association, one.fed().in(Form.EBXML)));
    }

    /**
     * What has entered.
     *
     * @param folders as they stand now
     * @param links what holds the documents in them
     * @param bonds how the submission set tells of it
     */
    record Entered(List<Documents.Rendered<Folder>> folders, List<Documents.Linked> links, List<Held> bonds) {}

    /** What a submission set tells of a document. */
    record Held(Revision.Bond bond, UUID document) {}
}
