package org.opencarnet.storage.memory;

import org.opencarnet.sharing.TrailTreeContract;

class MemoryTrailTreeTest implements TrailTreeContract {

    @Override
    public Store store() {
        var ports = MemoryPorts.fresh();
        return new Store(ports, MemoryPorts.tree(ports));
    }
}
