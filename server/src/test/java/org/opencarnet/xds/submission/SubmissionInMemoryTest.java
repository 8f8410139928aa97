package org.opencarnet.xds.submission;

import org.opencarnet.sharing.Ports;
import org.opencarnet.storage.memory.MemoryPorts;

class SubmissionInMemoryTest implements SubmissionContract {

    @Override
    public Ports ports() {
        return MemoryPorts.fresh();
    }
}
