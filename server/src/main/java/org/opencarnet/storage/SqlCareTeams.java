package org.opencarnet.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.CareTeams;

/** Care teams, in {@code care_team_member}. */
final class SqlCareTeams implements CareTeams {

    private static final String PAIR = " where patient = ? and professional = ?";

    private final Database database;

    SqlCareTeams(Database database) {
        this.database = database;
    }

    @Override
    public void join(RecordId record, String professional, Instant from, Optional<Instant> until) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", record.value());
        row.put("professional", professional);
        row.put("since_at", from);
        row.put("until_at", until);
        if (!database.insertIfAbsent("care_team_member", row)) {
            database.change(Sql.of(
                    "update care_team_member set since_at = ?, until_at = ?" + PAIR,
                    from,
                    until,
                    record.value(),
                    professional));
        }
    }

    @Override
    public void forget(RecordId record) {
        database.change(Sql.of("delete from care_team_member where patient = ?", record.value()));
    }

    @Override
    public List<String> members(RecordId record, Instant at) {
        var sql = Sql.of(
                "select professional from care_team_member where patient = ? and since_at <= ?"
                        + " and (until_at is null or until_at > ?)",
                record.value(),
                at,
                at);
        return database.rows(sql, (row, number) -> row.getString("professional")).stream()
                .sorted()
                .toList();
    }

    @Override
    public void leave(RecordId record, String professional) {
        database.change(Sql.of("delete from care_team_member" + PAIR, record.value(), professional));
    }
}
