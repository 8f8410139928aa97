package org.opencarnet.xds.query;

import org.junit.jupiter.api.AfterAll;
import org.opencarnet.storage.testing.Databases;

class StoredQueriesOnPostgresTest extends StoredQueriesContract {

    private static final RealServer SERVER = new RealServer(Databases.postgresUrl());

    @Override
    Server server() {
        return SERVER.started();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
