package org.opencarnet.storage.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.StoreMetaSourceInformationEnum;
import ca.uhn.fhir.jpa.cache.IResourceTypeCacheSvc;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.dao.JpaDaoResourceLinkResolver;
import ca.uhn.fhir.jpa.dao.data.IResourceTypeDao;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.jpa.util.MemoryCacheService;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IPagingProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** What HAPI JPA needs from us, and what we replace in it, inside its own context. */
@Configuration(proxyBeanMethods = false)
@Import(JpaConfig.class)
class HapiBeans {

    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4Cached();
    }

    /** No cached search (it would outlive a withdrawn authorization), no job, nothing kept that is not asked for. */
    @Bean
    JpaStorageSettings storageSettings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setAutoSupportDefaultSearchParams(false);
        settings.setResourceServerIdStrategy(IdStrategyEnum.UUID);
        settings.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
        settings.setStoreMetaSourceInformation(StoreMetaSourceInformationEnum.NONE);
        settings.setSuppressUpdatesWithNoChange(false);
        settings.setUniqueIndexesEnabled(false);
        settings.setMatchUrlCacheEnabled(false);
        settings.setAllowInlineMatchUrlReferences(false);
        settings.setWriteToSearchParamIdentityTable(false);
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        settings.setSchedulingDisabled(true);
        return settings;
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    IPagingProvider pagingProvider() {
        return new FifoMemoryPagingProvider(1);
    }

    @Bean
    ISearchParamRegistry searchParamRegistry() {
        return new WhiteList();
    }

    @Bean
    ISearchParamExtractor searchParamExtractor() {
        return new PathExtractor();
    }

    @Bean
    IResourceTypeCacheSvc resourceTypeCacheSvc(
            IHapiTransactionService transactions, IResourceTypeDao types, MemoryCacheService cache) {
        return new ResourceTypes(transactions, types, cache);
    }

    /** HAPI's own bean declares the interface alone, and is looked for by its class before it is made. */
    @Bean
    @Primary
    JpaDaoResourceLinkResolver daoResourceLinkResolver() {
        return new JpaDaoResourceLinkResolver();
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            ConfigurableListableBeanFactory beans, DataSource database, Dialect dialect) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhirContext(), storageSettings());
        factory.setDataSource(database);
        factory.setPersistenceUnitName("hapi");
        factory.setJpaPropertyMap(Map.of(
                AvailableSettings.DIALECT,
                dialect.hibernate.getName(),
                AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT,
                true,
                AvailableSettings.HBM2DDL_AUTO,
                "none",
                "hibernate.integration.envers.enabled",
                false,
                "hibernate.search.enabled",
                false));
        return factory;
    }

    @Bean
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }
}
