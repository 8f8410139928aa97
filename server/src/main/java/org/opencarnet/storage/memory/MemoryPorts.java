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
        var subscriptions = new MemorySubscriptions(memory, ties);
        var records = new MemoryRecords(memory, ties, subscriptions);
        return new Ports(
                memory,
                records,
                new MemoryDocuments(memory, records),
                new MemoryContents(memory),
                new MemoryAuthorizations(memory, ties),
                new MemoryCareTeams(memory, ties),
                new MemoryTrail(memory),
                subscriptions,
                new MemoryOutbox(memory, subscriptions));
    }

    /** A tree over the trail of fresh ports. */
    public static TrailTree tree(Ports fresh) {
        return new MemoryTrailTree((MemoryTrail) fresh.trail());
    }
}
