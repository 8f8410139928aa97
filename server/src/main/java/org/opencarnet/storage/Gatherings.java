package org.opencarnet.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.sharing.Documents.Gathering;
import org.opencarnet.sharing.Documents.Linked;
import org.opencarnet.sharing.Documents.Rendered;
import org.opencarnet.sharing.Form;

/** Reads submission sets and folders: one statement for them, one for their members, and where there are none too. */
final class Gatherings {

    private static final String ALL = """
            select 'SET' as kind, patient, id, received as happened, entry, %2$s as shown, 1 as version, id as entry_uuid
            from submission_set where %1$s
            union all
            select 'FOLDER', patient, id, updated, entry, %2$s, version, coalesce(entry_uuid, id) from folder where %1$s
            order by happened desc, id desc
            """;
    private static final String OF_RECORD = "patient = ?";
    private static final String NAMED = """
            (patient, id) in (select patient, id from document_identity where id = ?
                              union all select patient, id from folder where entry_uuid = ?)""";

    private static final String FORMER = """
            select 'FOLDER' as kind, patient, id, entry, %s as shown, version, entry_uuid from folder_version
            where patient = ? order by version desc, id
            """;

    /** What was fed with a set, documents first, what it changes, and what was put into a folder. */
    private static final String MEMBERS = """
            select holder, member from (
                select patient, submission_set as holder, logical_id as member, 1 as place
                from document_entry where is_current = true
                union all
                select patient, submission_set, id, 2 from folder
                union all
                select distinct patient, source_id, target_id, 1 from association
                where type in ('HAS_MEMBER', 'UPDATES_STATUS', 'SUBMITS') and status = 'APPROVED'
            ) m where patient = ?""";

    private final Database database;

    private final Form form;

    Gatherings(Database database, Form form) {
        this.database = database;
        this.form = form;
    }

    List<Gathering> of(RecordId record) {
        var whose = record.value();
        var found = database.rows(Sql.of(ALL.formatted(OF_RECORD, EntryRow.column(form)), whose, whose), Found::of);
        return with(found, Sql.of(""));
    }

    Optional<Gathering> gathering(UUID name) {
        var sql = Sql.of(ALL.formatted(NAMED, EntryRow.column(form)), name, name, name, name);
        var found = database.rows(sql, Found::of);
        var holder = found.stream().findFirst().map(Found::id).orElse(name);
        return with(found, Sql.of("and holder = ?", holder)).stream().findFirst();
    }

    List<Gathering.InFolder> former(RecordId record) {
        var sql = Sql.of(FORMER.formatted(EntryRow.column(form)), record.value());
        return database.rows(sql, Found::of).stream()
                .map(one -> one.inFolder(List.of()))
                .toList();
    }

    Optional<Linked> association(RecordId record, UUID id) {
        return database.row(
                Sql.of("select * from association where patient = ? and id = ?", record.value(), id),
                GatheringRow::linked);
    }

    List<Linked> associations(RecordId record, Collection<UUID> objects) {
        var ends = Sql.any(List.of(Sql.in("source_id", objects), Sql.in("target_id", objects)));
        return database.rows(
                Sql.of("select * from association where patient = ? and", record.value())
                        .then(ends)
                        .then("order by id"),
                GatheringRow::linked);
    }

    Rendered<Folder> folder(Gathering.InFolder listed) {
        var sql = Sql.of(
                "select rendered, ebxml from folder where patient = ? and id = ?",
                listed.record().value(),
                listed.id());
        return database.row(sql, (row, number) -> new Rendered<>(listed.folder(), EntryRow.forms(row)))
                .orElseThrow();
    }

    private List<Gathering> with(List<Found> found, Sql holders) {
        var record = found.stream().findFirst().map(Found::record).orElse(RecordId.NOBODY);
        var members = members(record, holders);
        return found.stream()
                .map(one -> one.with(members.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<UUID>> members(RecordId record, Sql holders) {
        var sql = Sql.of(MEMBERS, record.value()).then(holders).then("order by place, member");
        return database
                .rows(sql, (row, number) -> Map.entry(Rows.uuid(row, "holder"), Rows.uuid(row, "member")))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** A row of either table. */
    private record Found(boolean set, EntryIdentity identity, RecordId record, String entry, String rendered) {

        static Found of(ResultSet row, int number) throws SQLException {
            return new Found(
                    "SET".equals(row.getString("kind")),
                    new EntryIdentity(Rows.uuid(row, "id"), Rows.uuid(row, "entry_uuid"), row.getInt("version")),
                    Rows.patient(row),
                    row.getString("entry"),
                    row.getString("shown"));
        }

        UUID id() {
            return identity.logicalId();
        }

        Gathering with(List<UUID> members) {
            return set
                    ? new Gathering.OfSubmission(Json.read(entry, SubmissionSet.class), rendered, members)
                    : inFolder(members);
        }

        Gathering.InFolder inFolder(List<UUID> members) {
            return new Gathering.InFolder(GatheringRow.folder(entry, identity), rendered, members);
        }
    }
}
