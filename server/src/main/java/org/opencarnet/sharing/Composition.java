package org.opencarnet.sharing;

import java.util.ArrayList;
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

    private final Rendering rendering;
    private final Documents documents;
    private final Visit visit;
    private final PatientRecord record;
    private final Offer offer;
    private final Map<String, EntryIdentity> identities = new LinkedHashMap<>();
    private final Map<String, UUID> folderIds = new LinkedHashMap<>();
    private final UUID setId;

    private Composition(Rendering rendering, Documents documents, Visit visit, Offer offer) {
        this.rendering = rendering;
        this.documents = documents;
        this.visit = visit;
        this.record = visit.situation().orElseThrow().record();
        this.offer = offer;
        this.setId = id();
        offer.documents().forEach(document -> identities.put(document.where(), new EntryIdentity(id(), id(), 1)));
        offer.folders()
                .forEach(folder ->
                        folderIds.put(folder.where(), folder.existing().orElseGet(this::id)));
    }

    static Composed compose(Tools tools, Visit visit, Offer offer, Related.Found related) {
        return new Composition(tools.rendering(), tools.documents(), visit, offer).composed(related);
    }

    private Composed composed(Related.Found related) {
        var associations = new ArrayList<Association>();
        offer.documents().forEach(document -> document.relations()
                .forEach(relation -> associations.add(new Association(
                        id(), relation.type(), identities.get(document.where()).logicalId(), relation.target()))));
        offer.folders().forEach(folder -> entering(folder)
                .forEach(member -> associations.add(
                        new Association(id(), Association.Type.HAS_MEMBER, folderIds.get(folder.where()), member))));
        var set = set();
        var next = related.replaced().values().stream().map(this::deprecated).toList();
        var submission = new Documents.Submission(
                set,
                offer.documents().stream()
                        .map(document -> entry(document, related))
                        .toList(),
                next,
                offer.folders().stream().map(this::folder).toList(),
                associations);
        return new Composed(submission, new Receipt(set.value(), identities, identities(next), folderIds, false));
    }

    private static Map<UUID, EntryIdentity> identities(List<Documents.Written> written) {
        return written.stream()
                .map(one -> one.entry().identity())
                .collect(Collectors.toMap(EntryIdentity::logicalId, Function.identity()));
    }

    private Documents.Rendered<SubmissionSet> set() {
        var set = new SubmissionSet(setId, record.id(), visit.at(), offer.set().said());
        return new Documents.Rendered<>(
                set, rendering.set(set, record.ins(), offer.set().text()));
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
                entry, rendering.entry(entry, record.ins(), document.metadata().text()));
    }

    /** The patient's mask and the minor's secret outlive the version on which they were set. */
    private static Visibility visibility(Offer.Document document, Related.Found related) {
        var visibility = document.visibility();
        for (var relation : document.relations()) {
            if (relation.type() == Association.Type.REPLACES) {
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
        return new Documents.Written(next, rendering.entry(next, record.ins(), Optional.of(former.rendered())));
    }

    private Documents.Rendered<Folder> folder(Offer.InFolder offered) {
        var folder = new Folder(
                folderIds.get(offered.where()),
                record.id(),
                visit.at(),
                offered.folder().said());
        return new Documents.Rendered<>(
                folder, rendering.folder(folder, record.ins(), offered.folder().text()));
    }

    /** What a folder does not hold yet. */
    private Stream<UUID> entering(Offer.InFolder folder) {
        var held = folder.existing()
                .flatMap(documents::gathering)
                .map(Documents.Gathering::members)
                .orElse(List.of());
        return folder.enter().stream().map(this::member).distinct().filter(member -> !held.contains(member));
    }

    private UUID member(String member) {
        return Optional.ofNullable(identities.get(member))
                .map(EntryIdentity::logicalId)
                .orElseGet(() -> UUID.fromString(member));
    }

    private UUID id() {
        return Ids.next(visit.at());
    }

    /** What composing needs besides the offer. */
    record Tools(Rendering rendering, Documents documents) {}

    /** What storage writes, and what the caller is told. */
    record Composed(Documents.Submission submission, Receipt receipt) {}
}
