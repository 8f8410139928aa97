package org.opencarnet.storage.hapi;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.opencarnet.sharing.Resources;
import org.opencarnet.storage.ResourcesContract;
import org.opencarnet.storage.testing.Databases;

class HapiOnH2Test implements ResourcesContract, OneTransactionContract {

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
    public Resources resources() {
        return new HapiResources(hapi);
    }
}
