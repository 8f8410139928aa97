package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.sharing.Documents.Linked;
import org.opencarnet.sharing.Documents.Rendered;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.Forms;

/** How submission sets, folders and associations lie in their tables. */
final class GatheringRow {

    private GatheringRow() {}

    static Map<String, Object> of(Rendered<SubmissionSet> set) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", set.value().record().value());
        row.put("id", set.value().id());
        row.put("received", set.value().received());
        row.put("entry", Json.write(set.value()));
        forms(row, set.forms());
        return row;
    }

    static Map<String, Object> of(Rendered<Folder> folder, UUID submissionSet) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", folder.value().record().value());
        row.put("id", folder.value().id());
        row.put("submission_set", submissionSet);
        row.put("updated", folder.value().updated());
        row.put("entry", json(folder.value()));
        forms(row, folder.forms());
        return row;
    }

    static Map<String, Object> of(RecordId record, Linked linked) {
        var association = linked.association();
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", record.value());
        row.put("id", association.id());
        row.put("type", association.type());
        row.put("source_id", association.source());
        row.put("target_id", association.target());
        row.put("status", association.status());
        row.put(EntryRow.column(Form.EBXML), linked.ebxml());
        return row;
    }

    /** In the metadata version in which it is. */
    static Sql update(Rendered<Folder> folder) {
        return Sql.of(
                        "update folder set updated = ?, entry = ?, rendered = ?, ebxml = ?",
                        folder.value().updated(),
                        json(folder.value()),
                        folder.forms().fhir(),
                        folder.forms().ebxml())
                .then(inVersion(folder.value(), folder.value().identity().version()));
    }

    /** Puts by what is said of it in the version before this one. */
    static Sql putBy(Folder next) {
        return Sql.of("insert into folder_version (patient, id, version, entry_uuid, entry, rendered, ebxml)"
                        + " select patient, id, version, coalesce(entry_uuid, id), entry, rendered, ebxml from folder")
                .then(inVersion(next, next.identity().version() - 1));
    }

    /** Into this metadata version, from the one before. */
    static Sql restate(Rendered<Folder> next) {
        var identity = next.value().identity();
        return Sql.of(
                        "update folder set version = ?, entry_uuid = ?, updated = ?, entry = ?, rendered = ?, ebxml = ?",
                        identity.version(),
                        identity.entryUuid(),
                        next.value().updated(),
                        json(next.value()),
                        next.forms().fhir(),
                        next.forms().ebxml())
                .then(inVersion(next.value(), identity.version() - 1));
    }

    private static Sql inVersion(Folder folder, int version) {
        return Sql.of(
                "where patient = ? and id = ? and version = ?", folder.record().value(), folder.id(), version);
    }

    /** Into this status, from the other. */
    static Sql update(RecordId record, Association association) {
        return Sql.of(
                "update association set status = ? where patient = ? and id = ? and status <> ?",
                association.status(),
                record.value(),
                association.id(),
                association.status());
    }

    /** A folder with the names that its row gives it. */
    static Folder folder(String json, EntryIdentity identity) {
        var said = Json.read(json, SaidOfFolder.class);
        return new Folder(identity, said.record(), said.updated(), said.declared());
    }

    private static String json(Folder folder) {
        return Json.write(new SaidOfFolder(folder.id(), folder.record(), folder.updated(), folder.declared()));
    }

    static Linked linked(ResultSet row, int number) throws SQLException {
        var association = new Association(
                Rows.uuid(row, "id"),
                Association.Type.valueOf(row.getString("type")),
                Rows.uuid(row, "source_id"),
                Rows.uuid(row, "target_id"),
                AvailabilityStatus.valueOf(row.getString("status")));
        return new Linked(association, row.getString(EntryRow.column(Form.EBXML)));
    }

    private static void forms(Map<String, Object> row, Forms forms) {
        for (var form : Form.values()) {
            row.put(EntryRow.column(form), forms.in(form));
        }
    }

    /** A folder in JSON; by which names it goes stands beside it. */
    private record SaidOfFolder(UUID id, RecordId record, Instant updated, Folder.Declared declared) {}
}
