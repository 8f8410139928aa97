package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Happening;
import org.opencarnet.sharing.Message;
import org.opencarnet.sharing.Message.State;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Outbox;

/** What is to be told, in memory. */
final class MemoryOutbox implements Outbox {

    private final Memory memory;
    private final MemorySubscriptions subscriptions;
    private final Map<Key, Noted> happenings = new LinkedHashMap<>();
    private final Map<UUID, Due> messages = new LinkedHashMap<>();

    MemoryOutbox(Memory memory, MemorySubscriptions subscriptions) {
        this.memory = memory;
        this.subscriptions = subscriptions;
    }

    @Override
    public void note(List<Happening> more) {
        for (var one : more) {
            var key = key(one);
            if (subscriptions.watched(one.record()) && !happenings.containsKey(key)) {
                memory.put(happenings, key, new Noted(one, false));
            }
        }
    }

    @Override
    public List<Happening> unspread(int most) {
        return memory.read(() -> happenings.values().stream()
                .filter(noted -> !noted.spread())
                .map(Noted::happening)
                .sorted(Comparator.comparing(Happening::id, Unsigned.ORDER))
                .limit(most)
                .toList());
    }

    @Override
    public void spread(Happening happening, List<Message> made) {
        memory.put(happenings, key(happening), new Noted(happening, true));
        made.forEach(this::add);
    }

    @Override
    public void add(Message message) {
        if (!messages.containsKey(message.id())) {
            memory.put(messages, message.id(), new Due(message, Instant.EPOCH));
        }
    }

    @Override
    public Optional<Message> take(Instant at, Instant again) {
        return memory.read(() -> {
            var due = messages.values().stream()
                    .filter(one ->
                            one.message().state() == State.WAITING && !one.at().isAfter(at))
                    .min(Comparator.comparing(Due::at))
                    .map(Due::message)
                    .map(one -> one.attempted(one.attempts() + 1));
            due.ifPresent(one -> memory.put(messages, one.id(), new Due(one, again)));
            return due;
        });
    }

    @Override
    public void settle(Message message) {
        memory.put(
                messages,
                message.id(),
                new Due(message, messages.get(message.id()).at()));
    }

    @Override
    public void postpone(Message message, Instant until) {
        memory.put(messages, message.id(), new Due(message, until));
    }

    @Override
    public List<Message> numbered(UUID subscription, long from, long to, int most) {
        return memory.read(() -> messages.values().stream()
                .map(Due::message)
                .filter(one -> one.subscription().equals(subscription)
                        && one.number()
                                .filter(number -> number >= from && number <= to)
                                .isPresent())
                .sorted(Comparator.comparing(one -> one.number().orElseThrow()))
                .limit(most)
                .toList());
    }

    @Override
    public Map<State, Long> unsettled() {
        return memory.read(() -> {
            var counts = new EnumMap<State, Long>(Map.of(State.WAITING, 0L, State.DEAD, 0L));
            all().map(one -> one.message().state())
                    .filter(counts::containsKey)
                    .forEach(state -> counts.merge(state, 1L, Long::sum));
            return counts;
        });
    }

    @Override
    public int revive(Instant at) {
        var dead = all().filter(one -> one.message().state() == State.DEAD).toList();
        dead.forEach(one -> memory.put(
                messages,
                one.message().id(),
                new Due(one.message().as(State.WAITING, one.message().failure()).attempted(0), at)));
        return dead.size();
    }

    @Override
    public int forget(Instant before) {
        var settled = all().filter(one -> one.at().isBefore(before)
                        && (one.message().state() == State.SENT || one.message().state() == State.WITHHELD))
                .toList();
        settled.forEach(one -> memory.remove(messages, one.message().id()));
        var past = happenings.values().stream()
                .filter(noted -> noted.spread()
                        && noted.happening().at().isBefore(before)
                        && noted.happening().occasion() != Occasion.FIRST_CONSULTATION)
                .toList();
        past.forEach(noted -> memory.remove(happenings, key(noted.happening())));
        return settled.size() + past.size();
    }

    @Override
    public void forget(RecordId record) {
        all().map(Due::message)
                .filter(one -> one.record().equals(record))
                .toList()
                .forEach(one -> memory.remove(messages, one.id()));
        List.copyOf(happenings.keySet()).stream()
                .filter(key -> key.record().equals(record))
                .forEach(key -> memory.remove(happenings, key));
    }

    private Stream<Due> all() {
        return messages.values().stream();
    }

    private static Key key(Happening happening) {
        return new Key(happening.record(), happening.key());
    }

    private record Key(RecordId record, String happening) {}

    private record Noted(Happening happening, boolean spread) {}

    private record Due(Message message, Instant at) {}
}
