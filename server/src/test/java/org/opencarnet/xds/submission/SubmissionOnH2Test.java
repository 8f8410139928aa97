package org.opencarnet.xds.submission;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.Ports;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.testing.Databases;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SubmissionOnH2Test implements SubmissionContract {

    @TempDir
    private Path staging;

    private final HikariDataSource database = Databases.h2();

    @Override
    public Ports ports() {
        return SqlPorts.over(database, new JdbcTransactionManager(database), new DatabaseContents(database, staging));
    }

    @AfterEach
    void close() {
        database.close();
    }
}
