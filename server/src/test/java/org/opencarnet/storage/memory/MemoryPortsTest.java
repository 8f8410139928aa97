package org.opencarnet.storage.memory;

import org.opencarnet.sharing.EveryContract;
import org.opencarnet.sharing.Ports;

class MemoryPortsTest implements EveryContract {

    private static final Ports PORTS = MemoryPorts.fresh();

    @Override
    public Ports ports() {
        return PORTS;
    }
}
