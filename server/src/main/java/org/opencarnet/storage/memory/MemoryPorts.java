package org.opencarnet.storage.memory;

import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.TrailTree;

/** All ports in memory. */
public final class MemoryPorts {

    private MemoryPorts() {}

    /** Ports over nothing yet; what they take in is gone with them. */
    public static Ports fresh() {
        var memory = new Memory();
        var ties = new Ties(memory);
        var records = new MemoryRecords(memory, ties);
        return new Ports(
                memory,
                records,
                new MemoryDocuments(memory, records),
                new MemoryContents(memory),
                new MemoryAuthorizations(memory, ties),
                new MemoryCareTeams(memory, ties),
                new MemoryTrail(memory));
    }

    /** A tree over the trail of fresh ports. */
    public static TrailTree tree(Ports fresh) {
        return new MemoryTrailTree((MemoryTrail) fresh.trail());
    }
}
