package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Requester;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Records;

/** Records in memory. */
final class MemoryRecords implements Records {

    private final Memory memory;
    private final Ties ties;
    private final MemorySubscriptions subscriptions;
    private final Map<RecordId, PatientRecord> records = new LinkedHashMap<>();

    MemoryRecords(Memory memory, Ties ties, MemorySubscriptions subscriptions) {
        this.memory = memory;
        this.ties = ties;
        this.subscriptions = subscriptions;
    }

    @Override
    public Optional<Situation> situation(Reference reference, Requester requester, Instant at) {
        return memory.read(() -> records.values().stream()
                .filter(record -> named(record, reference))
                .findFirst()
                .map(record -> new Situation(record, ties(record, requester, at), subscriptions.watch(record.id()))));
    }

    @Override
    public boolean open(PatientRecord record) {
        return memory.read(() -> {
            var taken = records.containsKey(record.id())
                    || records.values().stream().anyMatch(other -> other.ins().equals(record.ins()));
            if (!taken) {
                memory.put(records, record.id(), record);
            }
            return !taken;
        });
    }

    @Override
    public void change(RecordId record, PatientRecord.State state) {
        change(record, was -> new PatientRecord(was.id(), was.ins(), was.birthDate(), state, was.consents()));
    }

    @Override
    public void change(RecordId record, StandingConsents consents) {
        change(record, was -> new PatientRecord(was.id(), was.ins(), was.birthDate(), was.state(), consents));
    }

    @Override
    public List<PatientRecord> closedBefore(Instant instant, int limit) {
        return memory.read(() -> records.values().stream()
                .filter(record -> closedAt(record).filter(instant::isAfter).isPresent())
                .sorted(Comparator.comparing(record -> closedAt(record).orElseThrow()))
                .limit(limit)
                .toList());
    }

    @Override
    public boolean forget(PatientRecord closed) {
        return memory.read(() -> {
            var still = Optional.ofNullable(records.get(closed.id()))
                    .flatMap(MemoryRecords::closedAt)
                    .filter(at -> closedAt(closed).filter(at::equals).isPresent())
                    .isPresent();
            if (still) {
                memory.remove(records, closed.id());
            }
            return still;
        });
    }

    private static Optional<Instant> closedAt(PatientRecord record) {
        return record.state() instanceof PatientRecord.State.Closed closed
                ? Optional.of(closed.at())
                : Optional.empty();
    }

    private void change(RecordId record, UnaryOperator<PatientRecord> change) {
        Optional.ofNullable(records.get(record)).ifPresent(was -> memory.put(records, record, change.apply(was)));
    }

    private Facts.Ties ties(PatientRecord record, Requester requester, Instant at) {
        return requester instanceof Requester.Professional
                ? ties.at(new Ties.Pair(record.id(), requester.id()), at)
                : Facts.Ties.NONE;
    }

    private static boolean named(PatientRecord record, Reference reference) {
        return reference instanceof Reference.ByIns byIns
                ? record.ins().equals(byIns.ins())
                : record.id().equals(((Reference.ById) reference).id());
    }
}
