package org.opencarnet.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Subscription;
import org.opencarnet.sharing.Subscriptions;

/** Subscriptions, in {@code alert_subscription}. */
final class SqlSubscriptions implements Subscriptions {

    /** Of subscriptions to all that somebody follows: those of people bound to a patient. Its values: nobody, then the patient twice. */
    static final String FOLLOWING = """
            w.patient = ? and w.status = 'ACTIVE'
            and w.subscriber in (select f.professional from access_authorization f where f.patient = ?
                                 union select m.professional from care_team_member m where m.patient = ?)
            """;

    /** Whether anybody may want to be told of what happens in {@code patient_record r}; {@link SqlRecords#SITUATION} selects it. */
    static final String WATCH = """
            case when exists (select 1 from alert_subscription w where w.patient = r.patient and w.status = 'ACTIVE') then 'HERE'
                 when exists (select 1 from alert_subscription w
                              where w.patient = cast('00000000-0000-0000-0000-000000000000' as uuid) and w.status = 'ACTIVE') then 'ELSEWHERE'
                 else 'NOBODY' end as watch
            """;

    private static final String SELECT = "select * from alert_subscription w where ";
    private static final String KEY = " where patient = ? and id = ?";

    private final Database database;

    SqlSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public void add(Subscription subscription) {
        database.change(Sql.insert("alert_subscription", List.of(SubscriptionRow.of(subscription))));
    }

    /** An active one begins its silence when it becomes so. */
    @Override
    public boolean change(Subscription next) {
        var set = "update alert_subscription set version = ?, status = ?, silent_at = ?, entry = ?" + KEY;
        return database.change(Sql.of(
                        set + " and version = ?",
                        next.version(),
                        next.state().status(),
                        SubscriptionRow.silentAt(next, Instant.EPOCH),
                        SubscriptionRow.entry(next),
                        SubscriptionRow.patient(next),
                        next.id(),
                        next.version() - 1))
                == 1;
    }

    @Override
    public void remove(Subscription subscription) {
        database.change(Sql.of(
                "delete from alert_subscription" + KEY, SubscriptionRow.patient(subscription), subscription.id()));
    }

    @Override
    public void forget(RecordId record) {
        database.change(Sql.of("delete from alert_subscription where patient = ?", record.value()));
    }

    @Override
    public Optional<Subscription> subscription(UUID id) {
        return database.row(Sql.of(SELECT + "w.id = ?", id), SubscriptionRow::read);
    }

    @Override
    public List<Subscription> of(String subscriber) {
        return database.rows(Sql.of(SELECT + "w.subscriber = ? order by w.id", subscriber), SubscriptionRow::read);
    }

    @Override
    public List<Subscription> concerning(RecordId record) {
        var patient = record.value();
        return database.rows(
                Sql.of(SELECT + "w.patient = ? union all " + SELECT, patient)
                        .then(FOLLOWING, RecordId.NOBODY.value(), patient, patient),
                SubscriptionRow::read);
    }

    @Override
    public long nextNumber(UUID subscription) {
        database.change(Sql.of("update alert_subscription set told = told + 1 where id = ?", subscription));
        return database.row(
                        Sql.of("select told from alert_subscription where id = ?", subscription),
                        (row, number) -> row.getLong(1))
                .orElseThrow();
    }

    @Override
    public List<Subscription> silent(Instant at, int most) {
        var silent = database.rows(
                Sql.of(
                        "select * from alert_subscription where silent_at <= ? and status = 'ACTIVE' limit ? for update skip locked",
                        at,
                        most),
                SubscriptionRow::read);
        for (var one : silent) {
            database.change(Sql.of(
                    "update alert_subscription set silent_at = ?" + KEY,
                    SubscriptionRow.silentAt(one, at),
                    SubscriptionRow.patient(one),
                    one.id()));
        }
        return silent;
    }
}
