package org.opencarnet.trail.verify;

import com.zaxxer.hikari.HikariDataSource;
import org.opencarnet.storage.testing.Databases;

class TamperingOnH2Test extends TamperingContract {

    @Override
    HikariDataSource database() {
        return Databases.h2();
    }
}
