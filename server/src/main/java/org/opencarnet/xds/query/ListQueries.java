package org.opencarnet.xds.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.Folder;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Gather;
import org.opencarnet.xds.mapping.Scheme;

/** The queries for submission sets and folders (ITI TF-2, 3.18.4.1.2.3.7.2 to .4, .6 and .9 to .12). */
final class ListQueries {

    private static final String FOLDER_STATUS = "$XDSFolderStatus";

    private ListQueries() {}

    static void findSubmissionSets(Ask ask) {
        var said = ask.said();
        var approved = approved(said, "$XDSSubmissionSetStatus");
        var sources = said.any("$XDSSubmissionSetSourceId");
        var time = said.range("$XDSSubmissionSetSubmissionTime");
        var types = said.any("$XDSSubmissionSetContentType").stream()
                .map(Conditions::code)
                .toList();
        var authors = Conditions.authors(said, "$XDSSubmissionSetAuthorPerson", Scheme.SET_AUTHOR);
        var sets = new Sets(ask);
        sets.all()
                .filter(one -> approved)
                .filter(one -> {
                    var declared = Sets.set(one).set().declared();
                    return (sources.isEmpty()
                                    || declared.sourceId()
                                            .filter(sources::contains)
                                            .isPresent())
                            && time.filter(range -> !range.contains(declared.submitted()))
                                    .isEmpty()
                            && (types.isEmpty()
                                    || declared.contentType()
                                            .filter(type -> types.stream().anyMatch(p -> p.matches(type.code())))
                                            .isPresent());
                })
                .filter(one -> authors.map(test -> test.test(sets.registryPackage(one)))
                        .orElse(true))
                .forEach(sets::find);
    }

    static void findFolders(Ask ask) {
        var said = ask.said();
        var time = said.range("$XDSFolderLastUpdateTime");
        var codes = said.all("$XDSFolderCodeList").stream()
                .map(group -> group.stream().map(Conditions::code).toList())
                .toList();
        Predicate<Folder> wanted = folder ->
                time.filter(range -> !range.contains(folder.updated())).isEmpty()
                        && codes.stream().allMatch(group -> folder.declared().codes().stream()
                                .anyMatch(code -> group.stream().anyMatch(p -> p.matches(code.code()))));
        if (approved(said, FOLDER_STATUS)) {
            folders(ask).filter(one -> wanted.test(folder(one))).forEach(one -> find(ask, one));
        }
        former(ask).filter(one -> wanted.test(one.folder())).forEach(ask::findFormer);
    }

    static void getFolders(Ask ask) {
        var wanted = WantedFolders.of(ask.said());
        folders(ask).filter(one -> wanted.are(folder(one))).forEach(one -> find(ask, one));
        wanted.former(ask).forEach(ask::findFormer);
    }

    static void getSubmissionSets(Ask ask) {
        var objects = ask.objects(ask.said().required("$uuid"));
        var sets = new Sets(ask);
        sets.all().forEach(one -> {
            var members = new HashSet<>(sets.members(one));
            members.retainAll(objects);
            if (!members.isEmpty()) {
                sets.find(one);
                sets.findBonds(one, members);
            }
        });
    }

    static void getSubmissionSetAndContents(Ask ask) {
        var by = ask.said().alternative("$XDSSubmissionSetEntryUUID", "$XDSSubmissionSetUniqueId");
        var uuids = Ask.uuids(ask.said().one(by).stream().toList());
        var uniqueIds = Ask.uniqueIds(ask.said().any(by));
        var sets = new Sets(ask);
        sets.all()
                .filter(one -> by.endsWith("UniqueId")
                        ? uniqueIds.contains(Sets.set(one).set().declared().uniqueId())
                        : uuids.contains(one.gathering().id()))
                .forEach(one -> contents(ask, sets, one));
    }

    private static void contents(Ask ask, Sets sets, Gather.Shown set) {
        sets.find(set);
        var documents =
                ask.current(sets.members(set), Conditions.ofContents(ask.said()).criteria());
        documents.values().forEach(ask::find);
        folders(ask).filter(one -> set.folders().contains(one.gathering().id())).forEach(one -> find(ask, one));
        var members = new HashSet<>(documents.keySet());
        members.addAll(set.folders());
        for (var link : sets.entering(set, ask.associations(documents.keySet()))) {
            ask.findAssociation(link);
            members.add(link.association().id());
        }
        sets.findBonds(set, members);
    }

    static void getFolderAndContents(Ask ask) {
        var criteria = Conditions.ofContents(ask.said()).criteria();
        var wanted = WantedFolders.of(ask.said());
        folders(ask).filter(one -> wanted.are(folder(one))).forEach(one -> {
            find(ask, one);
            var holding = ask.associations(Set.of(one.gathering().id())).stream()
                    .filter(link ->
                            link.association().source().equals(one.gathering().id()))
                    .toList();
            var documents = ask.current(
                    holding.stream().map(link -> link.association().target()).collect(Collectors.toSet()), criteria);
            documents.values().forEach(ask::find);
            holding.stream()
                    .filter(link -> documents.containsKey(link.association().target()))
                    .forEach(ask::findAssociation);
        });
        wanted.former(ask).forEach(ask::findFormer);
    }

    static void getFoldersForDocument(Ask ask) {
        var documents = ask.named().stream()
                .map(one -> one.document().identity().logicalId())
                .collect(Collectors.toSet());
        var holding = ask.associations(documents).stream()
                .map(Documents.Linked::association)
                .filter(one -> one.type() == Association.Type.HAS_MEMBER && documents.contains(one.target()))
                .map(Association::source)
                .collect(Collectors.toSet());
        folders(ask).filter(one -> holding.contains(one.gathering().id())).forEach(one -> find(ask, one));
    }

    static void getAll(Ask ask) {
        var said = ask.said();
        var statuses = Conditions.statuses(said.required(DocumentQueries.STATUS));
        var criteria = Stream.concat(
                        Conditions.ofContents(said).criteria().stream(), Stream.of(new Criterion.InStatus(statuses)))
                .toList();
        var documents = ask.known().documents(criteria, ask.found().room() + 1).stream()
                .collect(Collectors.toMap(one -> one.document().identity().logicalId(), one -> one));
        documents.values().forEach(ask::find);
        var folders = approved(said, FOLDER_STATUS) ? folders(ask).toList() : List.<Gather.Shown>of();
        folders.forEach(one -> find(ask, one));
        former(ask).forEach(ask::findFormer);
        var ids = new HashSet<>(documents.keySet());
        folders.forEach(one -> ids.add(one.gathering().id()));
        var sets = new Sets(ask);
        var shownSets = approved(said, "$XDSSubmissionSetStatus") ? sets.all().toList() : List.<Gather.Shown>of();
        shownSets.forEach(one -> ids.add(one.gathering().id()));
        for (var link : ask.associations(ids)) {
            if (ids.contains(link.association().source())
                    && ids.contains(link.association().target())) {
                ask.findAssociation(link);
                ids.add(link.association().id());
            }
        }
        shownSets.forEach(one -> {
            sets.find(one);
            sets.findBonds(one, ids);
        });
    }

    static Stream<Gather.Shown> folders(Ask ask) {
        return ask.known().gatherings().stream().filter(one -> one.gathering() instanceof Documents.Gathering.InFolder);
    }

    private static Folder folder(Gather.Shown shown) {
        return ((Documents.Gathering.InFolder) shown.gathering()).folder();
    }

    private static void find(Ask ask, Gather.Shown folder) {
        ask.found().folder((Documents.Gathering.InFolder) folder.gathering(), AvailabilityStatus.APPROVED);
    }

    /** Former versions of folders, where deprecated ones are asked for, and versions too. */
    private static Stream<Documents.Gathering.InFolder> former(Ask ask) {
        var wanted = ask.withVersions()
                && Conditions.statuses(ask.said().required(FOLDER_STATUS)).contains(AvailabilityStatus.DEPRECATED);
        return wanted ? ask.known().formerFolders().stream() : Stream.empty();
    }

    /**
     * Folders by the parameters that name them.
     *
     * @param uuids entryUUIDs, or logicalIds
     */
    private record WantedFolders(String by, Set<UUID> uuids, Set<UniqueId> uniqueIds) {

        static WantedFolders of(Parameters said) {
            var by = said.alternative("$XDSFolderEntryUUID", "$XDSFolderUniqueId", "$XDSFolderLogicalID");
            return new WantedFolders(by, Ask.uuids(said.any(by)), Ask.uniqueIds(said.any(by)));
        }

        boolean are(Folder folder) {
            return switch (by) {
                case "$XDSFolderUniqueId" ->
                    uniqueIds.contains(folder.declared().uniqueId());
                case "$XDSFolderLogicalID" -> uuids.contains(folder.id());
                default -> uuids.contains(folder.identity().entryUuid());
            };
        }

        /** Their former versions: by their own names, or where versions are asked for. */
        Stream<Documents.Gathering.InFolder> former(Ask ask) {
            return by.endsWith("EntryUUID") || ask.withVersions()
                    ? ask.known().formerFolders().stream().filter(one -> are(one.folder()))
                    : Stream.empty();
        }
    }

    /** Submission sets, and the latest versions of folders, are approved, always. */
    private static boolean approved(Parameters said, String name) {
        return Conditions.statuses(said.required(name)).contains(AvailabilityStatus.APPROVED);
    }
}
