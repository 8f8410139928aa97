package org.opencarnet.storage.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.config.HapiFhirHibernateJpaDialect;
import ca.uhn.fhir.jpa.dao.JpaResourceDao;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.Objects;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.opencarnet.sharing.ResourceSearch;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * HAPI JPA in a Spring context of its own: its beans are made when first used, none of its start-up listeners or jobs runs,
 * and nothing of it is seen outside but the transactions, which are everybody's.
 */
final class HapiJpa implements AutoCloseable {

    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    private HapiJpa() {}

    /** Brings HAPI's tables up to date in this database and opens its data access. */
    static HapiJpa open(DataSource database) {
        Dialect dialect = Dialect.of(database);
        HapiSchema.migrate(database, dialect);
        HapiJpa hapi = new HapiJpa();
        hapi.start(database, dialect);
        return hapi;
    }

    private void start(DataSource database, Dialect dialect) {
        beans.removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
        beans.getDefaultListableBeanFactory().setAutowireCandidateResolver(new LazyInjection());
        beans.addBeanFactoryPostProcessor(HapiJpa::makeLazy);
        beans.registerBean(DataSource.class, () -> database, definition -> definition.setDestroyMethodName(""));
        beans.registerBean(Dialect.class, () -> dialect);
        beans.register(HapiBeans.class);
        ResourceSearch.types().forEach(this::registerDao);
        beans.refresh();
    }

    private static void makeLazy(ConfigurableListableBeanFactory factory) {
        for (String name : factory.getBeanDefinitionNames()) {
            factory.getBeanDefinition(name).setLazyInit(true);
        }
    }

    private void registerDao(String type) {
        beans.registerBean(daoName(type), JpaResourceDao.class, () -> {
            FhirContext fhir = beans.getBean(FhirContext.class);
            JpaResourceDao<IBaseResource> dao = new JpaResourceDao<>();
            dao.setResourceType(fhir.getResourceDefinition(type).getImplementingClass());
            dao.setContext(fhir);
            return dao;
        });
    }

    private static String daoName(String type) {
        return type + "Dao";
    }

    @SuppressWarnings("unchecked")
    IFhirResourceDao<IBaseResource> dao(String type) {
        return beans.getBean(daoName(type), IFhirResourceDao.class);
    }

    FhirContext fhir() {
        return beans.getBean(FhirContext.class);
    }

    /** JDBC in the same transactions. */
    JdbcTemplate jdbc() {
        return new JdbcTemplate(beans.getBean(DataSource.class));
    }

    PlatformTransactionManager transactions() {
        return beans.getBean(PlatformTransactionManager.class);
    }

    /**
     * Sends to the database what was written so far, where HAPI's searches and JDBC see it in the same transaction. What
     * the database refuses is a DataAccessException, or HAPI's conflict of versions.
     */
    void flush() {
        EntityManager writer =
                EntityManagerFactoryUtils.getTransactionalEntityManager(beans.getBean(EntityManagerFactory.class));
        try {
            Objects.requireNonNull(writer).flush();
        } catch (PersistenceException e) {
            throw DataAccessUtils.translateIfNecessary(e, beans.getBean(HapiFhirHibernateJpaDialect.class));
        }
    }

    @Override
    public void close() {
        beans.close();
    }
}
