package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencarnet.sharing.TrailTree;

/** A row of {@code trail} as text, column by column: what its place in the tree is to vouch for. */
final class TrailRow {

    /** In the order of docs/trail.md; the last is there only in rows that tell of what the software of a structure reported. */
    static final String COLUMNS =
            "patient, at, id, actor_kind, actor, actor_name, profession, structure, purpose, reason, action, subject, document,"
                    + " permitted, rules, face, address, request_id, reported";

    private static final List<String> TEXTS_BEFORE = List.of(
            "actor_kind", "actor", "actor_name", "profession", "structure", "purpose", "reason", "action", "subject");
    private static final List<String> TEXTS_AFTER = List.of("rules", "face", "address", "request_id");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private TrailRow() {}

    static TrailTree.Row of(ResultSet row) throws SQLException {
        var id = Rows.uuid(row, "id");
        var columns = new ArrayList<String>();
        columns.add(Rows.uuid(row, "patient").toString());
        columns.add(MICROSECONDS.format(Rows.instant(row, "at")));
        columns.add(id.toString());
        for (var column : TEXTS_BEFORE) {
            columns.add(row.getString(column));
        }
        columns.add(Optional.ofNullable(Rows.uuid(row, "document"))
                .map(Object::toString)
                .orElse(""));
        columns.add(Boolean.toString(row.getBoolean("permitted")));
        for (var column : TEXTS_AFTER) {
            columns.add(row.getString(column));
        }
        Optional.ofNullable(row.getString("reported")).ifPresent(columns::add);
        return new TrailTree.Row(id, List.copyOf(columns));
    }
}
