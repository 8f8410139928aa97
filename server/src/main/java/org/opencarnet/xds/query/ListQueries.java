package org.opencarnet.xds.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Gather;
import org.opencarnet.xds.mapping.Scheme;

/** The queries for submission sets and folders (ITI TF-2, 3.18.4.1.2.3.7.2 to .4, .6 and .9 to .12). */
final class ListQueries {

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
        var approved = approved(said, "$XDSFolderStatus");
        var time = said.range("$XDSFolderLastUpdateTime");
        var codes = said.all("$XDSFolderCodeList").stream()
                .map(group -> group.stream().map(Conditions::code).toList())
                .toList();
        folders(ask)
                .filter(one -> approved)
                .filter(one -> {
                    var folder = folder(one).folder();
                    return time.filter(range -> !range.contains(folder.updated()))
                                    .isEmpty()
                            && codes.stream().allMatch(group -> folder.declared().codes().stream()
                                    .anyMatch(code -> group.stream().anyMatch(p -> p.matches(code.code()))));
                })
                .forEach(one -> find(ask, one));
    }

    static void getFolders(Ask ask) {
        folders(ask).filter(wantedFolder(ask)).forEach(one -> find(ask, one));
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
        for (var link : sets.entering(set, ask.known().associations(documents.keySet()))) {
            ask.found().association(link);
            members.add(link.association().id());
        }
        sets.findBonds(set, members);
    }

    static void getFolderAndContents(Ask ask) {
        var criteria = Conditions.ofContents(ask.said()).criteria();
        var wanted = wantedFolder(ask);
        folders(ask).filter(wanted).forEach(one -> {
            find(ask, one);
            var documents = ask.current(members(one), criteria);
            documents.values().forEach(ask::find);
            entering(ask, Set.of(one.gathering().id()), documents.keySet()).forEach(ask.found()::association);
        });
    }

    static void getFoldersForDocument(Ask ask) {
        var documents = ask.named().stream()
                .map(one -> one.document().identity().logicalId())
                .collect(Collectors.toSet());
        folders(ask)
                .filter(one -> members(one).stream().anyMatch(documents::contains))
                .forEach(one -> find(ask, one));
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
        var folders = approved(said, "$XDSFolderStatus") ? folders(ask).toList() : List.<Gather.Shown>of();
        folders.forEach(one -> find(ask, one));
        var ids = new HashSet<>(documents.keySet());
        folders.forEach(one -> ids.add(one.gathering().id()));
        var sets = new Sets(ask);
        var shownSets = approved(said, "$XDSSubmissionSetStatus") ? sets.all().toList() : List.<Gather.Shown>of();
        shownSets.forEach(one -> ids.add(one.gathering().id()));
        for (var link : ask.known().associations(ids)) {
            if (ids.contains(link.association().source())
                    && ids.contains(link.association().target())) {
                ask.found().association(link);
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

    /** What puts these documents into these folders. */
    private static Stream<Documents.Linked> entering(Ask ask, Set<UUID> folders, Set<UUID> documents) {
        return ask.known().associations(folders).stream()
                .filter(link -> folders.contains(link.association().source())
                        && documents.contains(link.association().target()));
    }

    private static Predicate<Gather.Shown> wantedFolder(Ask ask) {
        var by = ask.said().alternative("$XDSFolderEntryUUID", "$XDSFolderUniqueId", "$XDSFolderLogicalID");
        var uuids = Ask.uuids(ask.said().any(by));
        var uniqueIds = Ask.uniqueIds(ask.said().any(by));
        return one -> by.endsWith("UniqueId")
                ? uniqueIds.contains(folder(one).folder().declared().uniqueId())
                : uuids.contains(one.gathering().id());
    }

    private static Documents.Gathering.InFolder folder(Gather.Shown shown) {
        return (Documents.Gathering.InFolder) shown.gathering();
    }

    private static Set<UUID> members(Gather.Shown shown) {
        return shown.documents().stream()
                .map(one -> one.document().identity().logicalId())
                .collect(Collectors.toSet());
    }

    private static void find(Ask ask, Gather.Shown folder) {
        ask.found().object(folder.gathering().id(), folder.gathering().rendered());
    }

    /** Submission sets and folders are approved, always. */
    private static boolean approved(Parameters said, String name) {
        return Conditions.statuses(said.required(name)).contains(AvailabilityStatus.APPROVED);
    }
}
