package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.opencarnet.record.Association;
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
        row.put("entry", Json.write(folder.value()));
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
        row.put(EntryRow.column(Form.EBXML), linked.ebxml());
        return row;
    }

    static Sql update(Rendered<Folder> folder) {
        return Sql.of(
                "update folder set updated = ?, entry = ?, rendered = ?, ebxml = ? where patient = ? and id = ?",
                folder.value().updated(),
                Json.write(folder.value()),
                folder.forms().fhir(),
                folder.forms().ebxml(),
                folder.value().record().value(),
                folder.value().id());
    }

    static Linked linked(ResultSet row, int number) throws SQLException {
        var association = new Association(
                Rows.uuid(row, "id"),
                Association.Type.valueOf(row.getString("type")),
                Rows.uuid(row, "source_id"),
                Rows.uuid(row, "target_id"));
        return new Linked(association, row.getString(EntryRow.column(Form.EBXML)));
    }

    private static void forms(Map<String, Object> row, Forms forms) {
        for (var form : Form.values()) {
            row.put(EntryRow.column(form), forms.in(form));
        }
    }
}
