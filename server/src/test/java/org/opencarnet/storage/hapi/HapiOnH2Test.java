package org.opencarnet.storage.hapi;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.FindPatientsContract;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Resources;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.ResourcesContract;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.testing.Databases;

class HapiOnH2Test implements ResourcesContract, OneTransactionContract, FindPatientsContract {

    @TempDir
    private static Path staging;

    private static HikariDataSource database;
    private static HapiJpa hapi;

    @BeforeAll
    static void open() {
        database = Databases.h2();
        hapi = OneTransactionContract.open(database);
    }

    @AfterAll
    static void close() {
        hapi.close();
        database.close();
    }

    @Override
    public HapiJpa hapi() {
        return hapi;
    }

    @Override
    public HikariDataSource database() {
        return database;
    }

    @Override
    public Ports ports() {
        return SqlPorts.over(database, hapi.transactions(), new DatabaseContents(database, staging));
    }

    @Override
    public Resources resources() {
        return new HapiResources(hapi);
    }
}
