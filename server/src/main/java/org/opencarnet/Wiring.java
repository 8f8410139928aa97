package org.opencarnet;

import java.time.Clock;
import javax.sql.DataSource;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Ports;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.FileContents;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.Storage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** Joins ports and implementations; the only configuration with conditions. */
@Configuration(proxyBeanMethods = false)
@Import({Storage.class, Law.class, UseCases.class, Faces.class, TrailKeeping.class, Chores.class, Alerts.class})
class Wiring {

    /** The record's time; the demo brings a clock of its own, which then is primary. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ports ports(DataSource database, PlatformTransactionManager transactions, Contents contents) {
        return SqlPorts.over(database, transactions, contents);
    }

    @Bean
    Contents contents(ContentProperties properties, DataSource database) {
        return switch (properties.store()) {
            case DATABASE -> new DatabaseContents(database, properties.folder());
            case FILE -> new FileContents(properties.folder());
        };
    }
}
