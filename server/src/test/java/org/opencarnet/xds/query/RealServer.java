package org.opencarnet.xds.query;

import java.time.Instant;
import java.util.Map;
import org.opencarnet.scenarios.RunningCarnet;
import org.opencarnet.sharing.Ports;

/** The whole server over a database of its own, which trusts cards of the tests. */
final class RealServer implements AutoCloseable {

    private final RunningCarnet carnet;

    RealServer(String database) {
        carnet = RunningCarnet.with(
                database,
                Map.of("carnet.policy.accepted-authorities", "TEST", "carnet.policy.matrix.assumed-rows", "true"));
        carnet.at(Instant.now());
    }

    StoredQueriesContract.Server started() {
        return new StoredQueriesContract.Server(carnet.soap(), carnet.bean(Ports.class), RunningCarnet.authority());
    }

    @Override
    public void close() {
        carnet.close();
    }
}
