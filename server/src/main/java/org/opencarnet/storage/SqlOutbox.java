package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Happening;
import org.opencarnet.sharing.Message;
import org.opencarnet.sharing.Message.State;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/** What is to be told, in {@code alert_happening} and {@code alert_message}. */
final class SqlOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(SqlOutbox.class);
    private static final String KEY = " where patient = ? and id = ?";

    /** With a row for each that somebody might want to be told of; typed, for the values stand alone in a select. */
    private static final String NOTE = """
            insert into alert_happening (patient, happening, id, occasion, at, actor, document, spread)
            select cast(? as uuid), cast(? as varchar), cast(? as uuid), cast(? as varchar),
                   cast(? as timestamp(6) with time zone), cast(? as varchar), cast(? as uuid), false
            where""";

    private static final String WATCHED =
            "(exists (select 1 from alert_subscription w where w.patient = ? and w.status = 'ACTIVE')"
                    + " or exists (select 1 from alert_subscription w where " + SqlSubscriptions.FOLLOWING + "))";

    private static final String UNNOTED =
            "and not exists (select 1 from alert_happening h where h.patient = ? and h.happening = ?)";

    private final Database database;

    SqlOutbox(Database database) {
        this.database = database;
    }

    @Override
    public void note(List<Happening> happenings) {
        happenings.forEach(this::note);
    }

    private void note(Happening one) {
        try {
            database.later("alert_happening " + one.key(), Pending.Change.of(insert(one)));
        } catch (DuplicateKeyException noted) {
            LOG.debug("noted by another unit already: {}", one.occasion());
        }
    }

    private Sql insert(Happening one) {
        var patient = one.record().value();
        var insert = Sql.of(NOTE, patient, one.key(), one.id(), one.occasion(), one.at(), one.actor(), one.document())
                .then(WATCHED, patient, RecordId.NOBODY.value(), patient, patient)
                .then(UNNOTED, patient, one.key());
        return database.unlessTaken(insert);
    }

    @Override
    public List<Happening> unspread(int most) {
        return database.rows(
                Sql.of(
                        "select * from alert_happening where spread = false order by id limit ? for update skip locked",
                        most),
                SqlOutbox::happening);
    }

    @Override
    public void spread(Happening happening, List<Message> messages) {
        database.change(Sql.of(
                "update alert_happening set spread = true where patient = ? and happening = ?",
                happening.record().value(),
                happening.key()));
        messages.forEach(this::add);
    }

    @Override
    public void add(Message message) {
        database.insertIfAbsent("alert_message", row(message));
    }

    @Override
    public Optional<Message> take(Instant at, Instant again) {
        var taken = database.row(
                Sql.of(
                        "select * from alert_message where state = 'WAITING' and due_at <= ?"
                                + " order by due_at limit 1 for update skip locked",
                        at),
                SqlOutbox::message);
        taken.ifPresent(one -> database.change(Sql.of(
                "update alert_message set attempts = attempts + 1, due_at = ?" + KEY,
                again,
                one.record().value(),
                one.id())));
        return taken.map(one -> one.attempted(one.attempts() + 1));
    }

    @Override
    public void settle(Message message) {
        database.change(Sql.of(
                "update alert_message set state = ?, number = ?, failure = ?" + KEY,
                message.state(),
                message.number(),
                message.failure(),
                message.record().value(),
                message.id()));
    }

    @Override
    public void postpone(Message message, Instant until) {
        settle(message);
        database.change(Sql.of(
                "update alert_message set due_at = ?" + KEY,
                until,
                message.record().value(),
                message.id()));
    }

    @Override
    public List<Message> numbered(UUID subscription, long from, long to, int most) {
        return database.rows(
                Sql.of(
                        "select * from alert_message where subscription = ? and number between ? and ?"
                                + " order by number limit ?",
                        subscription,
                        from,
                        to,
                        most),
                SqlOutbox::message);
    }

    @Override
    public Map<State, Long> unsettled() {
        var counts = new EnumMap<State, Long>(Map.of(State.WAITING, 0L, State.DEAD, 0L));
        database.rows(
                        Sql.of(
                                "select state, count(*) from alert_message where state in ('WAITING', 'DEAD') group by state"),
                        (row, number) -> Map.entry(State.valueOf(row.getString(1)), row.getLong(2)))
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    @Override
    public int revive(Instant at) {
        return database.change(Sql.of(
                "update alert_message set state = 'WAITING', attempts = 0, due_at = ? where state = 'DEAD'", at));
    }

    @Override
    public int forget(Instant before) {
        var messages = database.change(
                Sql.of("delete from alert_message where state in ('SENT', 'WITHHELD') and due_at < ?", before));
        return messages
                + database.change(Sql.of(
                        "delete from alert_happening where spread = true and at < ? and occasion <> ?",
                        before,
                        Occasion.FIRST_CONSULTATION));
    }

    @Override
    public void forget(RecordId record) {
        database.change(Sql.of("delete from alert_message where patient = ?", record.value()));
        database.change(Sql.of("delete from alert_happening where patient = ?", record.value()));
    }

    private static Map<String, Object> row(Message one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", one.record().value());
        row.put("id", one.id());
        row.put("subscription", one.subscription());
        row.put("occasion", one.occasion());
        row.put("at", one.at());
        row.put("document", one.document());
        row.put("state", one.state());
        row.put("attempts", one.attempts());
        row.put("number", one.number());
        row.put("failure", one.failure());
        row.put("due_at", Instant.EPOCH);
        return row;
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                Rows.uuid(row, "id"),
                Rows.patient(row),
                Rows.uuid(row, "subscription"),
                Occasion.valueOf(row.getString("occasion")),
                Rows.instant(row, "at"),
                Optional.ofNullable(Rows.uuid(row, "document")),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getObject("number", Long.class)),
                row.getString("failure"));
    }

    private static Happening happening(ResultSet row, int number) throws SQLException {
        return new Happening(
                Rows.uuid(row, "id"),
                Rows.patient(row),
                row.getString("happening"),
                Occasion.valueOf(row.getString("occasion")),
                Rows.instant(row, "at"),
                row.getString("actor"),
                Optional.ofNullable(Rows.uuid(row, "document")));
    }
}
