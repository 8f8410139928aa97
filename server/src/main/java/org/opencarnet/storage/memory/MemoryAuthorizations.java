package org.opencarnet.storage.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations;

/** Authorizations in memory. */
final class MemoryAuthorizations implements Authorizations {

    private final Memory memory;
    private final Ties ties;

    MemoryAuthorizations(Memory memory, Ties ties) {
        this.memory = memory;
        this.ties = ties;
    }

    @Override
    public Standing grant(RecordId record, Professional professional, Instant at) {
        return changeOrAdd(record, professional, standing -> standing.granted(at));
    }

    @Override
    public void withdraw(RecordId record, String professional, Instant at) {
        change(record, professional, standing -> standing.withdrawn(at));
    }

    @Override
    public void slide(RecordId record, String professional, Instant at) {
        change(record, professional, standing -> standing.slid(at));
    }

    @Override
    public Standing block(RecordId record, Professional professional, Optional<Instant> at) {
        return changeOrAdd(
                record, professional, standing -> at.map(standing::blocked).orElseGet(standing::unblocked));
    }

    @Override
    public void medecinTraitant(RecordId record, String professional, boolean is) {
        if (is) {
            changeOrAdd(record, new Professional(professional, ""), standing -> standing.asMedecinTraitant(true));
        } else {
            change(record, professional, standing -> standing.asMedecinTraitant(false));
        }
    }

    @Override
    public Optional<Standing> standing(RecordId record, String professional) {
        return memory.read(() -> Optional.ofNullable(ties.standings().get(new Ties.Pair(record, professional))));
    }

    @Override
    public Optional<Standing> standing(UUID id) {
        return memory.read(() -> ties.standings().values().stream()
                .filter(standing -> standing.id().equals(id))
                .findFirst());
    }

    @Override
    public List<Standing> of(RecordId record) {
        return memory.read(() -> ties.standings().values().stream()
                .filter(standing -> standing.record().equals(record))
                .sorted(Comparator.comparing(
                                (Standing standing) -> standing.professional().name())
                        .thenComparing(standing -> standing.professional().id()))
                .toList());
    }

    @Override
    public void forget(RecordId record) {
        of(record)
                .forEach(standing -> memory.remove(
                        ties.standings(),
                        new Ties.Pair(record, standing.professional().id())));
    }

    private Standing changeOrAdd(RecordId record, Professional professional, UnaryOperator<Standing> change) {
        var was = standing(record, professional.id())
                .orElseGet(() -> Standing.unknown(UUID.randomUUID(), record, professional));
        var changed = change.apply(was.known(professional));
        memory.put(ties.standings(), new Ties.Pair(record, professional.id()), changed);
        return changed;
    }

    private void change(RecordId record, String professional, UnaryOperator<Standing> change) {
        standing(record, professional)
                .map(change)
                .ifPresent(changed -> memory.put(ties.standings(), new Ties.Pair(record, professional), changed));
    }
}
