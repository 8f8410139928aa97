package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Records.Watch;
import org.opencarnet.sharing.Subscription;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Subscription.Status;
import org.opencarnet.sharing.Subscriptions;

/** Subscriptions in memory. */
final class MemorySubscriptions implements Subscriptions {

    private final Memory memory;
    private final Ties ties;
    private final Map<UUID, Subscription> all = new LinkedHashMap<>();
    private final Map<UUID, Instant> silences = new LinkedHashMap<>();

    MemorySubscriptions(Memory memory, Ties ties) {
        this.memory = memory;
        this.ties = ties;
    }

    @Override
    public void add(Subscription subscription) {
        memory.put(all, subscription.id(), subscription);
    }

    @Override
    public boolean change(Subscription next) {
        return memory.read(() -> {
            var follows = subscription(next.id())
                    .filter(now -> now.version() == next.version() - 1)
                    .isPresent();
            if (follows) {
                memory.put(all, next.id(), told(next, all.get(next.id()).told()));
                memory.put(silences, next.id(), Instant.EPOCH);
            }
            return follows;
        });
    }

    @Override
    public void remove(Subscription subscription) {
        memory.remove(all, subscription.id());
    }

    @Override
    public void forget(RecordId record) {
        of(record).toList().forEach(this::remove);
    }

    @Override
    public Optional<Subscription> subscription(UUID id) {
        return memory.read(() -> Optional.ofNullable(all.get(id)));
    }

    @Override
    public List<Subscription> of(String subscriber) {
        return memory.read(() -> all.values().stream()
                .filter(one -> one.subscriber().id().equals(subscriber))
                .sorted(Comparator.comparing(Subscription::id, Unsigned.ORDER))
                .toList());
    }

    @Override
    public List<Subscription> concerning(RecordId record) {
        return memory.read(() -> Stream.concat(of(record), following(record)).toList());
    }

    @Override
    public long nextNumber(UUID subscription) {
        return memory.read(() -> {
            var next = all.get(subscription).told() + 1;
            memory.put(all, subscription, told(all.get(subscription), next));
            return next;
        });
    }

    @Override
    public List<Subscription> silent(Instant at, int most) {
        return memory.read(() -> {
            var silent = all.values().stream()
                    .filter(one -> active(one)
                            && heartbeatAfter(one)
                                    .filter(due -> !due.isAfter(at))
                                    .isPresent())
                    .limit(most)
                    .toList();
            silent.forEach(one -> memory.put(silences, one.id(), at));
            return silent;
        });
    }

    /** Whether anybody may want to be told of what happens in this record. */
    Watch watch(RecordId record) {
        if (of(record).anyMatch(MemorySubscriptions::active)) {
            return Watch.HERE;
        }
        return all.values().stream().anyMatch(one -> one.record().isEmpty() && active(one))
                ? Watch.ELSEWHERE
                : Watch.NOBODY;
    }

    /** Whether somebody might want to be told of this record. */
    boolean watched(RecordId record) {
        return Stream.concat(of(record).filter(MemorySubscriptions::active), following(record))
                .findFirst()
                .isPresent();
    }

    private Stream<Subscription> of(RecordId record) {
        return all.values().stream()
                .filter(one -> one.record().filter(record::equals).isPresent());
    }

    private Stream<Subscription> following(RecordId record) {
        return all.values().stream()
                .filter(one -> one.record().isEmpty() && active(one))
                .filter(one -> {
                    var pair = new Ties.Pair(record, one.subscriber().id());
                    return ties.standings().containsKey(pair) || ties.members().containsKey(pair);
                });
    }

    private Optional<Instant> heartbeatAfter(Subscription one) {
        return one.channel() instanceof Channel.RestHook hook
                ? hook.heartbeat().map(silences.getOrDefault(one.id(), Instant.EPOCH)::plus)
                : Optional.empty();
    }

    private static boolean active(Subscription one) {
        return one.state().status() == Status.ACTIVE;
    }

    private static Subscription told(Subscription one, long number) {
        return new Subscription(
                one.id(),
                one.version(),
                one.record(),
                one.subscriber(),
                one.wish(),
                one.channel(),
                one.state(),
                number);
    }
}
