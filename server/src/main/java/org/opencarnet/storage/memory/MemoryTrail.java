package org.opencarnet.storage.memory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.sharing.Trail;

/** The trail in memory. */
final class MemoryTrail implements Trail {

    private static final Comparator<Trace> NEWEST_FIRST = Comparator.comparing(Trace::at)
            .thenComparing(Trace::id, Unsigned.ORDER)
            .reversed();

    private final Memory memory;
    private final Map<UUID, Trace> traces = new LinkedHashMap<>();

    MemoryTrail(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void append(List<Trace> more) {
        more.forEach(trace -> memory.put(traces, trace.id(), trace));
    }

    @Override
    public List<Trace> read(Search search) {
        return memory.read(() -> traces.values().stream()
                .filter(trace -> trace.record().filter(search.record()::equals).isPresent())
                .filter(trace -> search.actor().map(trace.actor().id()::equals).orElse(true))
                .filter(trace -> search.actions().isEmpty() || search.actions().contains(trace.action()))
                .filter(trace ->
                        search.from().map(from -> !trace.at().isBefore(from)).orElse(true))
                .filter(trace -> search.before().map(trace.at()::isBefore).orElse(true))
                .filter(trace -> search.after().map(id -> isBeyond(trace, id)).orElse(true))
                .sorted(NEWEST_FIRST)
                .limit(search.limit())
                .toList());
    }

    @Override
    public Optional<Trace> trace(UUID id) {
        return memory.read(() -> Optional.ofNullable(traces.get(id)));
    }

    private boolean isBeyond(Trace trace, UUID id) {
        return trace(id).filter(last -> NEWEST_FIRST.compare(trace, last) > 0).isPresent();
    }
}
