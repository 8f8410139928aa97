package org.opencarnet.trail.verify;

import com.zaxxer.hikari.HikariDataSource;
import org.opencarnet.storage.testing.Databases;

class TamperingOnPostgresTest extends TamperingContract {

    @Override
    HikariDataSource database() {
        return Databases.postgres();
    }
}
