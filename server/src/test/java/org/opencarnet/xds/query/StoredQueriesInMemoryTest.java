package org.opencarnet.xds.query;

import org.opencarnet.CarnetInMemory;

class StoredQueriesInMemoryTest extends StoredQueriesContract {

    @Override
    Server server() {
        return new Server(CarnetInMemory.soap(), CarnetInMemory.store(), CarnetInMemory.authority());
    }
}
