package org.opencarnet.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Documents.AlreadyThere;
import org.opencarnet.sharing.Documents.Changed;
import org.opencarnet.sharing.Documents.Rendered;
import org.opencarnet.sharing.Documents.Submission;
import org.opencarnet.sharing.Documents.Written;
import org.springframework.dao.OptimisticLockingFailureException;

/** Writes what is submitted: each table in one insert, and all of them in one statement where the database can. */
final class Submissions {

    /** Rows in one insert; with the widest table far below what a statement may carry. */
    private static final int AT_ONCE = 200;

    private final Database database;

    Submissions(Database database) {
        this.database = database;
    }

    void add(Submission submission, Changed changed) {
        var known = knownFolders(submission);
        var followed = followed(submission, known, changed);
        var changes = new ArrayList<>(followed.stream().map(Followed::change).toList());
        changes.addAll(database.contested("document_identity", identities(submission, known)));
        insert("submission_set", Stream.of(GatheringRow.of(submission.set())), changes);
        insert(
                "document_entry",
                Stream.concat(submission.entries().stream(), submission.next().stream())
                        .map(EntryRow::of),
                changes);
        insert("folder", newFolders(submission, known), changes);
        insert(
                "association",
                submission.associations().stream()
                        .map(one -> GatheringRow.of(submission.set().value().record(), one)),
                changes);
        database.later("submission", new Pending.Change(changes, counts -> require(followed, counts)));
    }

    /** A change of so many rows, each of which is as it was when it was looked at. */
    private record Followed(Sql change, int rows) {}

    private static List<Followed> followed(Submission submission, Set<UUID> known, Changed changed) {
        var all = new ArrayList<Followed>();
        if (!submission.next().isEmpty()) {
            var next = submission.next().stream().map(Written::entry).toList();
            all.add(new Followed(supersede(next), next.size()));
        }
        submission.folders().stream()
                .filter(folder -> known.contains(folder.value().id()))
                .forEach(folder -> all.add(new Followed(GatheringRow.update(folder), 1)));
        for (var folder : changed.folders()) {
            all.add(new Followed(GatheringRow.putBy(folder.value()), 1));
            all.add(new Followed(GatheringRow.restate(folder), 1));
        }
        var record = submission.set().value().record();
        changed.associations().forEach(one -> all.add(new Followed(GatheringRow.update(record, one), 1)));
        return all;
    }

    boolean addVersion(Written next) {
        if (database.change(supersede(List.of(next.entry()))) == 0) {
            return false;
        }
        database.change(Sql.insert("document_entry", List.of(EntryRow.of(next))));
        return true;
    }

    private static void require(List<Followed> followed, List<Integer> counts) {
        for (var i = 0; i < followed.size(); i++) {
            if (counts.get(i) != followed.get(i).rows()) {
                throw new AlreadyThere(new OptimisticLockingFailureException("another version is current"));
            }
        }
    }

    /** Takes the current versions out of the lists, each only while it is the one before the next; waits for other writers. */
    private static Sql supersede(List<DocumentEntry> next) {
        var former = next.stream()
                .map(entry -> Sql.of(
                        "(logical_id = ? and version = ?)",
                        entry.identity().logicalId(),
                        entry.identity().version() - 1))
                .toList();
        return Sql.of(
                        "update document_entry set is_current = false where patient = ? and is_current = true and",
                        next.get(0).record().value())
                .then(Sql.any(former));
    }

    private static void insert(String table, Stream<Map<String, Object>> rows, List<Sql> changes) {
        var all = rows.toList();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            changes.add(Sql.insert(table, all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
    }

    private Set<UUID> knownFolders(Submission submission) {
        var ids =
                submission.folders().stream().map(folder -> folder.value().id()).toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        var record = submission.set().value().record().value();
        return Set.copyOf(database.rows(
                Sql.of("select id from folder where patient = ? and", record).then(Sql.in("id", ids)),
                (row, number) -> Rows.uuid(row, "id")));
    }

    private static Stream<Map<String, Object>> newFolders(Submission submission, Set<UUID> known) {
        return submission.folders().stream()
                .filter(folder -> !known.contains(folder.value().id()))
                .map(folder -> GatheringRow.of(folder, submission.set().value().id()));
    }

    private static List<Map<String, Object>> identities(Submission submission, Set<UUID> known) {
        var record = submission.set().value().record();
        var set = submission.set().value();
        return Stream.of(
                        Stream.of(identity(set.declared().uniqueId(), record, set.id())),
                        submission.entries().stream().map(written -> identity(written.entry())),
                        submission.folders().stream()
                                .map(Rendered::value)
                                .filter(folder -> !known.contains(folder.id()))
                                .map(folder -> identity(folder.declared().uniqueId(), record, folder.id())))
                .flatMap(identities -> identities)
                // Always in one order, so that two submissions of the same do not wait for each other
                .sorted((one, other) -> one.get("unique_id")
                        .toString()
                        .compareTo(other.get("unique_id").toString()))
                .toList();
    }

    private static Map<String, Object> identity(DocumentEntry entry) {
        return identity(
                entry.metadata().uniqueId(), entry.record(), entry.identity().logicalId());
    }

    private static Map<String, Object> identity(UniqueId uniqueId, RecordId record, UUID id) {
        var row = new LinkedHashMap<String, Object>();
        row.put("unique_id", uniqueId.uri());
        row.put("patient", record.value());
        row.put("id", id);
        return row;
    }
}
