package org.opencarnet.storage.hapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencarnet.sharing.Resources;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** HAPI's data access and JDBC write in one transaction. */
interface OneTransactionContract {

    String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true}";

    HapiJpa hapi();

    HikariDataSource database();

    Resources resources();

    static HapiJpa open(HikariDataSource database) {
        HapiJpa hapi = HapiJpa.open(database);
        new TransactionTemplate(hapi.transactions()).executeWithoutResult(status -> JdbcClient.create(database)
                .sql("create table note (id varchar(36) primary key)")
                .update());
        return hapi;
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(database());
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(hapi().transactions());
    }

    private void writeBoth(String id) {
        resources().create("Patient", id, PATIENT);
        jdbc().sql("insert into note (id) values (?)").param(id).update();
    }

    private Map<String, Boolean> present(String id) {
        return transaction()
                .execute(status -> Map.of(
                        "resource", resources().read("Patient", id).isPresent(),
                        "row",
                                jdbc().sql("select id from note where id = ?")
                                        .param(id)
                                        .query(String.class)
                                        .optional()
                                        .isPresent()));
    }

    @Test
    default void aCommitKeepsBoth() {
        String id = UUID.randomUUID().toString();

        transaction().executeWithoutResult(status -> writeBoth(id));

        assertThat(present(id)).isEqualTo(Map.of("resource", true, "row", true));
    }

    @Test
    default void whatIsWrittenIsSeenAtOnceInItsOwnTransaction() {
        String id = UUID.randomUUID().toString();

        transaction().executeWithoutResult(status -> {
            writeBoth(id);

            assertThat(resources().read("Patient", id)).isPresent();
            assertThat(jdbc().sql("select count(*) from hfj_resource where fhir_id = ?")
                            .param(id)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        });
    }

    @Test
    default void ofManyWritersOfOneIdOneWins() {
        String id = UUID.randomUUID().toString();

        long created =
                IntStream.range(0, 8).parallel().filter(writer -> creates(id)).count();

        assertThat(created).isEqualTo(1);
        assertThat(resources().read("Patient", id))
                .hasValueSatisfying(json -> assertThat(json).contains("\"versionId\":\"1\""));
    }

    private boolean creates(String id) {
        try {
            resources().create("Patient", id, PATIENT);
            return true;
        } catch (ConcurrentModificationException | IllegalArgumentException lost) {
            return false;
        }
    }

    @Test
    default void aRollbackKeepsNeither() {
        String id = UUID.randomUUID().toString();

        transaction().executeWithoutResult(status -> {
            writeBoth(id);
            status.setRollbackOnly();
        });

        assertThat(present(id)).isEqualTo(Map.of("resource", false, "row", false));
    }

    @Test
    default void aFailureAfterBothKeepsNeither() {
        String id = UUID.randomUUID().toString();

        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> {
                    writeBoth(id);
                    jdbc().sql("insert into note (id) values (?)").param(id).update();
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(present(id)).isEqualTo(Map.of("resource", false, "row", false));
    }

    @Test
    default void anAbsentResourceDoesNotDoomTheTransactionThatLooksForIt() {
        String id = UUID.randomUUID().toString();

        transaction().executeWithoutResult(status -> {
            assertThat(resources().read("Patient", id)).isEmpty();
            writeBoth(id);
        });

        assertThat(present(id)).isEqualTo(Map.of("resource", true, "row", true));
    }

    @Test
    default void aRefusedResourceDoomsTheTransactionEvenIfItsExceptionIsCaught() {
        String id = UUID.randomUUID().toString();
        String dangling = "{\"resourceType\":\"RelatedPerson\",\"patient\":{\"reference\":\"Patient/" + id + "\"}}";

        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> {
                    jdbc().sql("insert into note (id) values (?)").param(id).update();
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> resources().create("RelatedPerson", id, dangling));
                }))
                .isInstanceOf(UnexpectedRollbackException.class);

        assertThat(present(id)).isEqualTo(Map.of("resource", false, "row", false));
    }

    @Test
    default void refusesAPoolThatCommitsByItself() {
        try (HikariDataSource committing = new HikariDataSource()) {
            committing.setJdbcUrl(database().getJdbcUrl());

            assertThatThrownBy(() -> HapiJpa.open(committing)).hasMessageContaining("auto-commit");
        }
    }
}
