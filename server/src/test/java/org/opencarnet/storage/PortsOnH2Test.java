package org.opencarnet.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.EveryContract;
import org.opencarnet.sharing.Ports;
import org.opencarnet.storage.testing.Databases;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PortsOnH2Test implements EveryContract {

    @TempDir
    private static Path staging;

    private static HikariDataSource database;
    private static Ports ports;

    @BeforeAll
    static void open() {
        database = Databases.h2();
        ports = SqlPorts.over(database, new JdbcTransactionManager(database), new DatabaseContents(database, staging));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    public Ports ports() {
        return ports;
    }
}
