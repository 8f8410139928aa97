package org.opencarnet.storage.memory;

import java.time.Clock;
import org.opencarnet.sharing.FindPatientsContract;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Resources;

class FindPatientsInMemoryTest implements FindPatientsContract {

    private final Ports ports = MemoryPorts.fresh();
    private final Resources resources = new ResourcesInMemory(Clock.systemUTC());

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public Resources resources() {
        return resources;
    }
}
