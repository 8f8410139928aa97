package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Requester;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Subscription;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Subscription.Code;
import org.opencarnet.sharing.Subscription.State;
import org.opencarnet.sharing.Subscription.Status;
import org.opencarnet.sharing.Subscription.Wish;

/** How a subscription lies in {@code alert_subscription}: what is asked for in columns, the whole as JSON. */
final class SubscriptionRow {

    private static final Map<String, Class<? extends Requester>> REQUESTERS = byName(Stream.of(
            Requester.Professional.class,
            Requester.Patient.class,
            Requester.Representative.class,
            Requester.Structure.class,
            Requester.Enrolment.class));

    private static final Map<String, Class<? extends Channel>> CHANNELS =
            byName(Stream.of(Channel.Mail.class, Channel.Sms.class, Channel.RestHook.class));

    private SubscriptionRow() {}

    static Map<String, Object> of(Subscription one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", patient(one));
        row.put("id", one.id());
        row.put("version", one.version());
        row.put("subscriber", one.subscriber().id());
        row.put("status", one.state().status());
        row.put("told", one.told());
        row.put("silent_at", Optional.empty());
        row.put("entry", entry(one));
        return row;
    }

    static UUID patient(Subscription one) {
        return one.record().orElse(RecordId.NOBODY).value();
    }

    static String entry(Subscription one) {
        return Json.write(new Entry(
                one.subscriber().getClass().getSimpleName(),
                Json.write(one.subscriber()),
                one.wish(),
                one.channel().getClass().getSimpleName(),
                Json.write(one.channel()),
                one.state().error(),
                one.state().code()));
    }

    /** The first heartbeat after this instant; empty where none is due as the subscription stands. */
    static Optional<Instant> silentAt(Subscription one, Instant after) {
        return one.state().status() == Status.ACTIVE && one.channel() instanceof Channel.RestHook hook
                ? hook.heartbeat().map(after::plus)
                : Optional.empty();
    }

    static Subscription read(ResultSet row, int number) throws SQLException {
        var entry = Json.read(row.getString("entry"), Entry.class);
        return new Subscription(
                Rows.uuid(row, "id"),
                row.getInt("version"),
                Optional.of(Rows.patient(row)).filter(patient -> !RecordId.NOBODY.equals(patient)),
                Json.read(entry.subscriber(), REQUESTERS.get(entry.requester())),
                entry.wish(),
                Json.read(entry.channel(), CHANNELS.get(entry.by())),
                new State(Status.valueOf(row.getString("status")), entry.error(), entry.code()),
                row.getLong("told"));
    }

    private static <T> Map<String, Class<? extends T>> byName(Stream<Class<? extends T>> types) {
        return types.collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }

    /**
     * What is not asked for.
     *
     * @param requester kind of subscriber
     * @param by kind of channel
     */
    private record Entry(
            String requester,
            String subscriber,
            Wish wish,
            String by,
            String channel,
            String error,
            Optional<Code> code) {}
}
