package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Folder;

/**
 * What a {@link Binding} that was decided makes.
 *
 * @param folders that something entered or left
 * @param links new associations
 * @param next versions of documents that stand otherwise to others, by {@code where}
 * @param changed metadata versions of folders, and associations in their new status
 * @param bonds how the submission set tells of it
 */
record Bound(
        List<Documents.Rendered<Folder>> folders,
        List<Documents.Linked> links,
        Map<String, Documents.Written> next,
        Documents.Changed changed,
        List<Entrance.Held> bonds) {

    static Bound of(Making making) {
        return making.bound();
    }

    /** Whether nothing is made: all of it was so already. */
    boolean isNothing() {
        return bonds.isEmpty();
    }

    /** A binding on its way to be written. */
    record Making(Documents documents, Renderings renderings, Amending amending, Found found, Binding binding) {

        private Bound bound() {
            var entered = new Entrance(renderings, visit())
                    .of(binding.entering(), name -> binding.folder(name).orElseThrow(), name -> found.document(name)
                            .orElseThrow()
                            .identity()
                            .logicalId());
            var relations = new Relations(this);
            var restated = binding.restated.stream().map(this::restated).toList();
            var touched = new LinkedHashSet<UUID>();
            entered.links().forEach(link -> touched.add(link.association().source()));
            binding.standings.stream()
                    .filter(Binding.Standing::ofAFolder)
                    .forEach(one -> touched.add(one.now().source()));
            restated.forEach(one -> touched.remove(one.value().id()));
            return new Bound(
                    touched.stream()
                            .map(id -> touched(binding.folder(id).orElseThrow()))
                            .toList(),
                    Stream.concat(entered.links().stream(), relations.links.stream())
                            .toList(),
                    relations.next(),
                    new Documents.Changed(
                            restated,
                            binding.standings.stream()
                                    .map(Binding.Standing::next)
                                    .toList()),
                    Stream.of(entered.bonds().stream(), relations.bonds.stream(), bonds())
                            .flatMap(each -> each)
                            .toList());
        }

        private Visit visit() {
            return found.visit();
        }

        private Stream<Entrance.Held> bonds() {
            return Stream.concat(
                    binding.standings.stream()
                            .map(one -> new Entrance.Held(one.asked().bond(), one.document())),
                    binding.restated.stream()
                            .map(one -> new Entrance.Held(
                                    one.asked().bond(), one.current().id())));
        }

        private Documents.Rendered<Folder> restated(Binding.Restated one) {
            var fed = one.said().fed();
            var version = new DocumentEntry.Version(fed.id().orElseGet(() -> Ids.next(visit().at())), visit().at());
            var folder = one.current().folder().restated(one.said().said(), version);
            var ins = visit().situation().orElseThrow().record().ins();
            return new Documents.Rendered<>(folder, renderings.folder(folder, ins, fed));
        }

        private Documents.Rendered<Folder> touched(Documents.Gathering.InFolder former) {
            var folder = former.folder().at(visit().at());
            var ins = visit().situation().orElseThrow().record().ins();
            var forms = documents.folder(former).forms();
            return new Documents.Rendered<>(folder, renderings.folder(folder, ins, Fed.UNSAID, forms));
        }
    }

    /** How documents stand to others from now on. */
    private static final class Relations {

        private final Making making;
        private final Map<UUID, String> where = new LinkedHashMap<>();
        private final Map<UUID, Map<UUID, Association>> standing = new LinkedHashMap<>();
        private final List<Documents.Linked> links = new ArrayList<>();
        private final List<Entrance.Held> bonds = new ArrayList<>();

        Relations(Making making) {
            this.making = making;
            making.binding.relations.forEach(this::add);
            making.binding.standings.stream().filter(one -> !one.ofAFolder()).forEach(this::change);
        }

        /** Of what stands so already nothing is made. */
        private void add(Binding.Relation one) {
            var asked = one.asked();
            var target = one.target().identity().logicalId();
            var now = standing(one.document());
            if (now.values().stream()
                    .anyMatch(
                            same -> same.type() == asked.type() && same.target().equals(target))) {
                return;
            }
            var fed = asked.told().fed();
            var id = fed.id().orElseGet(() -> Ids.next(making.visit().at()));
            var association = new Association(id, asked.type(), one.document(), target);
            now.put(id, association);
            where.putIfAbsent(one.document(), asked.told().where());
            links.add(new Documents.Linked(
                    association, making.renderings.ebxml().association(association, fed.in(Form.EBXML))));
            bonds.add(new Entrance.Held(asked.told().bond(), one.document()));
        }

        private void change(Binding.Standing one) {
            var now = standing(one.document());
            if (one.next().isApproved()) {
                now.put(one.next().id(), one.next());
            } else {
                now.remove(one.next().id());
            }
            where.putIfAbsent(one.document(), one.asked().where());
        }

        private Map<UUID, Association> standing(UUID document) {
            return standing.computeIfAbsent(document, any -> {
                var all = new LinkedHashMap<UUID, Association>();
                making.amending.standing(making.found.record(), document).forEach(one -> all.put(one.id(), one));
                return all;
            });
        }

        private Map<String, Documents.Written> next() {
            var next = new LinkedHashMap<String, Documents.Written>();
            where.forEach((document, name) -> next.put(
                    name,
                    making.amending.standing(
                            making.visit(),
                            making.found.current(document).orElseThrow(),
                            standing(document).values())));
            return next;
        }
    }
}
