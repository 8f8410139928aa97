package org.opencarnet.storage;

import com.zaxxer.hikari.HikariDataSource;
import org.opencarnet.storage.testing.Databases;

class TrailTreeOnH2Test extends SqlTrailTreeContract {

    @Override
    HikariDataSource database() {
        return Databases.h2();
    }
}
