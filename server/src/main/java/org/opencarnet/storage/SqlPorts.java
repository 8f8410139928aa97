package org.opencarnet.storage;

import javax.sql.DataSource;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Ports;
import org.springframework.transaction.PlatformTransactionManager;

/** All ports over one database that carries our schema. */
public final class SqlPorts {

    private SqlPorts() {}

    /**
     * The ports over a database.
     *
     * @param source H2 or PostgreSQL, migrated
     * @param transactions of the same source; whatever else takes part in them is committed or undone with the records
     * @param contents where the bytes go, such as {@link DatabaseContents} or {@link FileContents}
     */
    public static Ports over(DataSource source, PlatformTransactionManager transactions, Contents contents) {
        var database = new Database(source);
        return new Ports(
                new SpringUnit(transactions, database),
                new SqlRecords(database),
                new SqlDocuments(database),
                contents,
                new SqlAuthorizations(database),
                new SqlCareTeams(database),
                new SqlTrail(database),
                new SqlSubscriptions(database),
                new SqlOutbox(database));
    }
}
