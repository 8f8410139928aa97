package org.opencarnet.sharing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.Folder;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;

/** Turns an offer that was decided into what storage writes: identities given, replaced versions deprecated, all rendered. */
final class Composition {

    private final Renderings renderings;
    private final Documents documents;
    private final Visit visit;
    private final PatientRecord record;
    private final Offer offer;
    private final Map<String, EntryIdentity> identities = new LinkedHashMap<>();
    private final Map<String, UUID> folderIds = new LinkedHashMap<>();
    private final UUID setId;

    private Composition(Tools tools, Visit visit, Offer offer) {
        this.renderings = tools.renderings();
        this.documents = tools.documents();
        this.visit = visit;
        this.record = visit.situation().orElseThrow().record();
        this.offer = offer;
        this.setId = id(offer.set().fed());
        offer.documents()
                .forEach(document -> identities.put(
                        document.where(),
                        EntryIdentity.first(id(document.metadata().fed()))));
        offer.folders()
                .forEach(folder -> folderIds.put(
                        folder.where(),
                        folder.existing().orElseGet(() -> id(folder.folder().fed()))));
    }

    static Composed compose(Tools tools, Visit visit, Offer offer, Related.Found related) {
        return new Composition(tools, visit, offer).composed(related);
    }

    private Composed composed(Related.Found related) {
        var relations = offer.documents().stream().flatMap(this::relations).toList();
        var entering = offer.folders().stream().flatMap(this::entering).toList();
        var set = set(entering);
        var replaced =
                related.replaced().values().stream().map(this::deprecated).toList();
        var fallen = related.succession().fallen().values().stream().map(this::deprecated);
        var submission = new Documents.Submission(
                set,
                offer.documents().stream()
                        .map(document -> entry(document, related))
                        .toList(),
                Stream.concat(replaced.stream(), fallen).toList(),
                offer.folders().stream().map(this::folder).toList(),
                Stream.concat(relations.stream(), entering.stream()).toList());
        return new Composed(submission, new Receipt(set.value(), identities, identities(replaced), folderIds, false));
    }

    private static Map<UUID, EntryIdentity> identities(List<Documents.Written> written) {
        return written.stream()
                .map(one -> one.entry().identity())
                .collect(Collectors.toMap(EntryIdentity::logicalId, Function.identity()));
    }

    private Documents.Rendered<SubmissionSet> set(List<Documents.Linked> entering) {
        var set = new SubmissionSet(setId, record.id(), visit.at(), offer.set().said());
        var members = Stream.of(
                        identities.values().stream().map(EntryIdentity::logicalId),
                        folderIds.values().stream(),
                        entering.stream().map(one -> one.association().id()))
                .flatMap(ids -> ids)
                .map(member -> new Association(id(), Association.Type.HAS_MEMBER, setId, member))
                .toList();
        return new Documents.Rendered<>(
                set, renderings.set(set, record.ins(), offer.set().fed(), members));
    }

    private Stream<Documents.Linked> relations(Offer.Document document) {
        var source = identities.get(document.where()).logicalId();
        return document.relations().stream()
                .map(relation -> linked(
                        new Association(id(relation.fed()), relation.type(), source, relation.target()),
                        relation.fed()));
    }

    /** What a folder does not hold yet. */
    private Stream<Documents.Linked> entering(Offer.InFolder folder) {
        var held = folder.existing()
                .flatMap(documents::gathering)
                .map(Documents.Gathering::members)
                .orElse(List.of());
        var members = new LinkedHashMap<UUID, Fed>();
        folder.enter().forEach(one -> members.putIfAbsent(member(one.document()), one.fed()));
        members.keySet().removeAll(held);
        var id = folderIds.get(folder.where());
        return members.entrySet().stream()
                .map(one -> linked(
                        new Association(id(one.getValue()), Association.Type.HAS_MEMBER, id, one.getKey()),
                        one.getValue()));
    }

    private Documents.Linked linked(Association association, Fed fed) {
        return new Documents.Linked(association, renderings.ebxml().association(association, fed.in(Form.EBXML)));
    }

    private Documents.Written entry(Offer.Document document, Related.Found related) {
        var content = document.content();
        var entry = new DocumentEntry(
                identities.get(document.where()),
                record.id(),
                setId,
                AvailabilityStatus.APPROVED,
                visibility(document, related),
                document.metadata().said(),
                new Fingerprint(content.sha256(), content.sha1(), content.size()),
                visit.at());
        return new Documents.Written(
                entry, renderings.entry(entry, record.ins(), document.metadata().fed(), toDocuments(document)));
    }

    /** A signature stands to its submission set too, which is no document. */
    private List<Offer.Relation> toDocuments(Offer.Document document) {
        return document.relations().stream()
                .filter(relation -> !relation.target().equals(setId))
                .toList();
    }

    /** The patient's mask and the minor's secret outlive the version on which they were set. */
    private static Visibility visibility(Offer.Document document, Related.Found related) {
        var visibility = document.visibility();
        for (var relation : document.relations()) {
            if (relation.type().replaces()) {
                visibility =
                        related.replaced().get(relation.target()).visibility().inheritedBy(visibility);
            }
        }
        return visibility;
    }

    private Documents.Written deprecated(Documents.Listed replaced) {
        var former = documents.entry(replaced);
        var next = former.entry()
                .next(
                        AvailabilityStatus.DEPRECATED,
                        replaced.visibility(),
                        new DocumentEntry.Version(id(), visit.at()));
        return new Documents.Written(next, renderings.entry(next, record.ins(), former.forms()));
    }

    private Documents.Rendered<Folder> folder(Offer.InFolder offered) {
        var fed = offered.folder().fed();
        return offered.existing()
                .flatMap(documents::gathering)
                .map(Documents.Gathering.InFolder.class::cast)
                .map(former -> {
                    var folder = said(offered, former.folder().identity());
                    var forms = documents.folder(former).forms();
                    return new Documents.Rendered<>(folder, renderings.folder(folder, record.ins(), fed, forms));
                })
                .orElseGet(() -> {
                    var folder = said(offered, EntryIdentity.first(folderIds.get(offered.where())));
                    return new Documents.Rendered<>(folder, renderings.folder(folder, record.ins(), fed));
                });
    }

    private Folder said(Offer.InFolder offered, EntryIdentity identity) {
        return new Folder(identity, record.id(), visit.at(), offered.folder().said());
    }

    private UUID member(String member) {
        return Optional.ofNullable(identities.get(member))
                .map(EntryIdentity::logicalId)
                .orElseGet(() -> UUID.fromString(member));
    }

    /** The name that the producer gave, or a new one. */
    private UUID id(Fed fed) {
        return fed.id().orElseGet(this::id);
    }

    private UUID id() {
        return Ids.next(visit.at());
    }

    /** What composing needs besides the offer. */
    record Tools(Renderings renderings, Documents documents) {}

    /** What storage writes, and what the caller is told. */
    record Composed(Documents.Submission submission, Receipt receipt) {}
}
