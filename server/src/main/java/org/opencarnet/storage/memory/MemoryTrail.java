package org.opencarnet.storage.memory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Trail;

/** The trail in memory. */
final class MemoryTrail implements Trail {

    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::at)
            .thenComparing(Place::id, Unsigned.ORDER)
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
                .filter(trace -> trace.record().orElse(RecordId.NOBODY).equals(search.record()))
                .filter(trace -> search.actor().map(trace.actor().id()::equals).orElse(true))
                .filter(trace -> search.actions().isEmpty() || search.actions().contains(trace.action()))
                .filter(trace ->
                        search.from().map(from -> !trace.at().isBefore(from)).orElse(true))
                .filter(trace -> search.before().map(trace.at()::isBefore).orElse(true))
                .filter(trace -> search.after()
                        .map(place -> NEWEST_FIRST.compare(Place.of(trace), place) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(Place::of, NEWEST_FIRST))
                .limit(search.limit())
                .toList());
    }

    /** All, in the order in which they came. */
    List<Trace> inOrder() {
        return memory.read(() -> List.copyOf(traces.values()));
    }

    @Override
    public Optional<Trace> trace(UUID id) {
        return memory.read(() -> Optional.ofNullable(traces.get(id)));
    }
}
