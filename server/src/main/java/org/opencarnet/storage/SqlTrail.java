package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Rule;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Trail;

/** The trail, in {@code trail}: inserted and selected, nothing else. */
final class SqlTrail implements Trail {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;

    SqlTrail(Database database) {
        this.database = database;
    }

    @Override
    public void append(List<Trace> traces) {
        if (!traces.isEmpty()) {
            var reports = traces.stream().anyMatch(trace -> trace.reported().isPresent());
            var insert = Sql.insert(
                    "trail", traces.stream().map(trace -> row(trace, reports)).toList());
            database.later("trail", Pending.Change.of(insert));
        }
    }

    @Override
    public List<Trace> read(Search search) {
        var sql =
                Sql.of("select * from trail where patient = ?", search.record().value());
        if (search.actor().isPresent()) {
            sql = sql.then("and actor = ?", search.actor().get());
        }
        if (!search.actions().isEmpty()) {
            sql = sql.then("and").then(Sql.in("action", search.actions()));
        }
        if (search.from().isPresent()) {
            sql = sql.then("and at >= ?", search.from().get());
        }
        if (search.before().isPresent()) {
            sql = sql.then("and at < ?", search.before().get());
        }
        if (search.after().isPresent()) {
            sql = sql.then(
                    "and (at, id) < (?, ?)",
                    search.after().get().at(),
                    search.after().get().id());
        }
        return database.rows(sql.then("order by at desc, id desc limit ?", search.limit()), SqlTrail::trace);
    }

    @Override
    public Optional<Trace> trace(UUID id) {
        return database.row(Sql.of("select * from trail where id = ?", id), SqlTrail::trace);
    }

    /** A row; what was reported is a column only where there is any among those that go together. */
    private static Map<String, Object> row(Trace trace, boolean reports) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", trace.record().map(RecordId::value).orElse(NOBODY));
        row.put("at", trace.at());
        row.put("id", trace.id());
        row.put("actor_kind", trace.actor().kind());
        row.put("actor", trace.actor().id());
        row.put("actor_name", trace.actor().name());
        row.put("profession", trace.actor().profession());
        row.put("structure", trace.actor().structure());
        row.put("purpose", trace.purpose().mode());
        row.put("reason", trace.purpose().reason());
        row.put("action", trace.action());
        row.put("subject", trace.subject());
        row.put("document", trace.document());
        row.put("permitted", trace.permitted());
        row.put("rules", Marks.list(trace.rules().stream().map(Rule::name)));
        row.put("face", trace.origin().face());
        row.put("address", trace.origin().address());
        row.put("request_id", trace.origin().requestId());
        if (reports) {
            row.put("reported", trace.reported());
        }
        return row;
    }

    private static Trace trace(ResultSet row, int number) throws SQLException {
        return new Trace(
                Rows.uuid(row, "id"),
                Rows.instant(row, "at"),
                actor(row),
                new Purpose(Purpose.Mode.valueOf(row.getString("purpose")), row.getString("reason")),
                Action.valueOf(row.getString("action")),
                Optional.of(Rows.patient(row)).filter(patient -> !NOBODY.equals(patient.value())),
                row.getString("subject"),
                Optional.ofNullable(Rows.uuid(row, "document")),
                row.getBoolean("permitted"),
                rules(row.getString("rules")),
                new Caller.Origin(row.getString("face"), row.getString("address"), row.getString("request_id")),
                Optional.ofNullable(row.getString("reported")));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("profession"),
                row.getString("structure"));
    }

    private static Set<Rule> rules(String list) {
        var rules = EnumSet.noneOf(Rule.class);
        Marks.words(list).stream().map(Rule::valueOf).forEach(rules::add);
        return Collections.unmodifiableSet(rules);
    }
}
