package org.opencarnet.storage.memory;

import java.time.Clock;
import org.opencarnet.sharing.Resources;
import org.opencarnet.storage.ResourcesContract;

class ResourcesInMemoryTest implements ResourcesContract {

    private final Resources resources = new ResourcesInMemory(Clock.systemUTC());

    @Override
    public Resources resources() {
        return resources;
    }
}
