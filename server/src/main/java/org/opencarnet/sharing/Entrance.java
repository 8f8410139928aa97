package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.opencarnet.record.Association;

/** Documents that are there enter folders that are there: a folder holds each once. */
final class Entrance {

    private final Renderings renderings;
    private final Visit visit;

    Entrance(Renderings renderings, Visit visit) {
        this.renderings = renderings;
        this.visit = visit;
    }

    /**
     * Lets them in.
     *
     * @param folder by whichever of its names
     * @param document its logicalId, by whichever of its names
     */
    Entered of(
            List<Revision.Entering> entering,
            Function<UUID, Documents.Gathering.InFolder> folder,
            Function<UUID, UUID> document) {
        var links = new ArrayList<Documents.Linked>();
        var bonds = new ArrayList<Held>();
        var held = new HashSet<List<UUID>>();
        for (var one : entering) {
            var into = folder.apply(one.folder());
            var member = document.apply(one.document());
            if (!into.members().contains(member) && held.add(List.of(into.id(), member))) {
                links.add(link(one, into.id(), member));
                bonds.add(new Held(one.bond(), member));
            }
        }
        return new Entered(links, bonds);
    }

    private Documents.Linked link(Revision.Entering one, UUID folder, UUID document) {
        var id = one.fed().id().orElseGet(() -> Ids.next(visit.at()));
        var association = new Association(id, Association.Type.HAS_MEMBER, folder, document);
        return new Documents.Linked(
                association,
                renderings.ebxml().association(association, one.fed().in(Form.EBXML)));
    }

    /**
     * What has entered.
     *
     * @param links what holds the documents in the folders
     * @param bonds how the submission set tells of it
     */
    record Entered(List<Documents.Linked> links, List<Held> bonds) {}

    /** What a submission set tells of a document. */
    record Held(Revision.Bond bond, UUID document) {}
}
