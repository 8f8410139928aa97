package org.opencarnet.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencarnet.access.Narrowing;
import org.opencarnet.access.Requester;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.DocumentQuery.Order.By;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Form;

/** Documents, in {@code document_entry} and the tables around it. */
final class SqlDocuments implements Documents {

    /** Said of the key, so that it is found by the index however many versions there are. */
    private static final String NEWEST_VERSION = """
            and e.version = (select max(v.version) from document_entry v
                             where v.patient = k.patient and v.logical_id = k.id)
            """;

    private static final String FROM_IDENTITY =
            "from document_identity k join document_entry e on e.patient = k.patient and e.logical_id = k.id";

    private static final List<String> TABLES =
            List.of("document_identity", "document_entry", "submission_set", "folder", "folder_version", "association");

    private final Database database;
    private final Submissions submissions;
    private final Gatherings gatherings;
    private final Form form;

    SqlDocuments(Database database) {
        this(database, Form.FHIR);
    }

    private SqlDocuments(Database database, Form form) {
        this.database = database;
        this.form = form;
        this.submissions = new Submissions(database);
        this.gatherings = new Gatherings(database, form);
    }

    @Override
    public void add(Submission submission, Changed changed) {
        submissions.add(submission, changed);
    }

    @Override
    public boolean addVersion(Written next) {
        return submissions.addVersion(next);
    }

    @Override
    public List<Listed> find(DocumentQuery query, Narrowing narrowing) {
        var by = query.order().by();
        var sql = select(by, "from document_entry e")
                .then(where(query, narrowing))
                .then(after(query))
                .then(ordered(query.order()) + " limit ?", query.limit());
        return database.rowsAlong(sql, EntryRow::listed);
    }

    @Override
    public long count(DocumentQuery query, Narrowing narrowing) {
        var sql = Sql.of("select count(*) from document_entry e").then(where(query, narrowing));
        return database.rows(sql, (row, number) -> row.getLong(1)).get(0);
    }

    @Override
    public Optional<Listed> current(UUID logicalId) {
        return database.row(byId(logicalId).then(NEWEST_VERSION), EntryRow::listed);
    }

    @Override
    public Optional<Situated> situated(UUID logicalId, Requester requester, Instant at) {
        var sql = Sql.of("select " + EntryRow.listed(form, By.DATE) + ", " + SqlRecords.SITUATION + FROM_IDENTITY)
                .then("join patient_record r on r.patient = k.patient")
                .then(SqlRecords.ties(requester, at))
                .then("k.id = ?", logicalId)
                .then(NEWEST_VERSION);
        return database.row(
                sql, (row, number) -> new Situated(EntryRow.listed(row, number), SqlRecords.situation(row, number)));
    }

    @Override
    public List<Listed> identifiedBy(Collection<String> uris) {
        var uuids = Criteria.uuids(uris);
        var keys = Sql.joined(
                " union ",
                List.of(
                        Sql.of("select patient, id from document_identity where")
                                .then(Sql.in("unique_id", uris)),
                        Sql.of("select patient, id from document_identity where")
                                .then(Sql.in("id", uuids)),
                        Sql.of("select patient, logical_id from document_entry where is_current and")
                                .then(Sql.in("entry_uuid", uuids))));
        var sql = select(By.DATE, "from (")
                .then(keys)
                .then(") k (patient, id) join document_entry e on e.patient = k.patient and e.logical_id = k.id")
                .then(NEWEST_VERSION);
        return database.rows(sql, EntryRow::listed);
    }

    @Override
    public Set<RecordId> records(Collection<String> uris) {
        var uuids = Criteria.uuids(uris);
        var sql = Sql.joined(
                " union ",
                List.of(
                        Sql.of("select patient from document_identity where").then(Sql.in("unique_id", uris)),
                        Sql.of("select patient from document_identity where").then(Sql.in("id", uuids)),
                        Sql.of("select patient from document_entry where").then(Sql.in("entry_uuid", uuids))));
        return Set.copyOf(database.rows(sql, (row, number) -> Rows.patient(row)));
    }

    @Override
    public List<Listed> versions(UUID logicalId) {
        return database.rows(byId(logicalId).then("order by e.version desc"), EntryRow::listed);
    }

    @Override
    public Map<UUID, UUID> named(RecordId record, Collection<UUID> entryUuids) {
        var sql = Sql.of(
                        "select distinct entry_uuid, logical_id from document_entry where patient = ? and",
                        record.value())
                .then(Sql.in("entry_uuid", entryUuids));
        return database
                .rows(sql, (row, number) -> Map.entry(Rows.uuid(row, "entry_uuid"), Rows.uuid(row, "logical_id")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    @Override
    public Written entry(Listed listed) {
        var sql = Sql.of(
                "select entry, rendered, ebxml from document_entry where patient = ? and logical_id = ? and version = ?",
                listed.record().value(),
                listed.identity().logicalId(),
                listed.identity().version());
        return database.row(
                        sql,
                        (row, number) -> new Written(
                                Json.read(row.getString("entry"), DocumentEntry.class), EntryRow.forms(row)))
                .orElseThrow();
    }

    @Override
    public List<Linked> associations(RecordId record, Collection<UUID> objects) {
        return gatherings.associations(record, objects);
    }

    @Override
    public List<Gathering> gatherings(RecordId record) {
        return gatherings.of(record);
    }

    @Override
    public Optional<Linked> association(RecordId record, UUID id) {
        return gatherings.association(record, id);
    }

    @Override
    public Optional<Gathering> gathering(UUID name) {
        return gatherings.gathering(name);
    }

    @Override
    public List<Gathering.InFolder> formerFolders(RecordId record) {
        return gatherings.former(record);
    }

    @Override
    public Rendered<Folder> folder(Gathering.InFolder listed) {
        return gatherings.folder(listed);
    }

    @Override
    public List<Listed> invisibleSince(Instant before, int limit) {
        var sql = select(By.UPDATED, "from document_entry e where e.is_current and e.invisible_to_patient")
                .then("and e.status <> ? and e.updated < ?", AvailabilityStatus.DELETED, before)
                .then("order by e.updated, e.logical_id limit ?", limit);
        return database.rows(sql, EntryRow::listed);
    }

    @Override
    public void forget(RecordId record) {
        for (var table : TABLES) {
            database.change(Sql.of("delete from " + table + " where patient = ?", record.value()));
        }
    }

    @Override
    public Documents in(Form asked) {
        return new SqlDocuments(database, asked);
    }

    private Sql select(By position, String from) {
        return Sql.of("select " + EntryRow.listed(form, position) + from);
    }

    private Sql byId(UUID logicalId) {
        return select(By.DATE, FROM_IDENTITY).then("where k.id = ?", logicalId);
    }

    private static Sql where(DocumentQuery query, Narrowing narrowing) {
        var sql = Sql.of(
                        "where e.patient = ? and e.is_current = true and",
                        query.record().value())
                .then(Criteria.of(narrowing));
        for (var criterion : query.criteria()) {
            sql = sql.then("and").then(Criteria.of(criterion));
        }
        return sql;
    }

    private static Sql after(DocumentQuery query) {
        var beyond = "and (e." + EntryRow.column(query.order().by()) + ", e.logical_id) "
                + (query.order().descending() ? "<" : ">") + " (?, ?)";
        return query.after()
                .map(position -> Sql.of(beyond, EntryRow.instant(position.micros()), position.logicalId()))
                .orElseGet(() -> Sql.of(""));
    }

    private static String ordered(DocumentQuery.Order order) {
        var way = order.descending() ? " desc" : " asc";
        return "order by e." + EntryRow.column(order.by()) + way + ", e.logical_id" + way;
    }
}
