package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.CareTeams;

/** Care teams in memory. */
final class MemoryCareTeams implements CareTeams {

    private final Memory memory;
    private final Ties ties;

    MemoryCareTeams(Memory memory, Ties ties) {
        this.memory = memory;
        this.ties = ties;
    }

    @Override
    public void join(RecordId record, String professional, Instant from, Optional<Instant> until) {
        memory.put(ties.members(), new Ties.Pair(record, professional), new Ties.Membership(from, until));
    }

    @Override
    public void forget(RecordId record) {
        List.copyOf(ties.members().keySet()).stream()
                .filter(pair -> pair.record().equals(record))
                .forEach(pair -> memory.remove(ties.members(), pair));
    }

    @Override
    public List<String> members(RecordId record, Instant at) {
        return memory.read(() -> ties.members().entrySet().stream()
                .filter(member -> member.getKey().record().equals(record))
                .filter(member -> member.getValue().holdsAt(at))
                .map(member -> member.getKey().professional())
                .sorted()
                .toList());
    }

    @Override
    public void leave(RecordId record, String professional) {
        memory.remove(ties.members(), new Ties.Pair(record, professional));
    }
}
