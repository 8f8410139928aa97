package org.opencarnet.storage.hapi;

import javax.sql.DataSource;
import org.opencarnet.sharing.Resources;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The store of plain FHIR resources, and the one transaction manager, for HAPI and JDBC alike. */
@Configuration(proxyBeanMethods = false)
public class HapiStorage {

    @Bean
    @DependsOnDatabaseInitialization
    HapiJpa hapiJpa(DataSource database) {
        return HapiJpa.open(database);
    }

    /** With what Spring Boot's properties say of transactions, such as how long they may take. */
    @Bean(destroyMethod = "")
    PlatformTransactionManager transactionManager(HapiJpa hapi, TransactionManagerCustomizers customizers) {
        var transactions = hapi.transactions();
        customizers.customize(transactions);
        return transactions;
    }

    @Bean
    Resources resources(HapiJpa hapi) {
        return new HapiResources(hapi);
    }
}
