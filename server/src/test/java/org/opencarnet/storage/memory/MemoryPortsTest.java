package org.opencarnet.storage.memory;

import org.opencarnet.sharing.DocumentsContract;
import org.opencarnet.sharing.Ports;

class MemoryPortsTest implements DocumentsContract {

    private static final Ports PORTS = MemoryPorts.fresh();

    @Override
    public Ports ports() {
        return PORTS;
    }
}
