package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.FindPatients;
import org.opencarnet.sharing.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole server starts on a new database and keeps what it is given. */
@SpringBootTest(
        classes = Carnet.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"carnet.identity.issuer=urn:test", "carnet.identity.jwk-set-uri=http://localhost:1/jwks"})
abstract class CarnetStartsContract {

    @Autowired
    private Resources resources;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private FindPatients finding;

    @Test
    void keepsAPatientInTheTransactionThatJdbcShares() {
        String id = UUID.randomUUID().toString();

        Long rows = transaction.execute(status -> {
            resources.create("Patient", id, "{\"resourceType\":\"Patient\",\"active\":true}");
            return jdbc.sql("select count(*) from hfj_resource where fhir_id = ?")
                    .param(id)
                    .query(Long.class)
                    .single();
        });

        assertThat(rows).isEqualTo(1);
        assertThat(resources.read("Patient", id)).isPresent();
    }

    @Test
    void appliesOurMigrations() {
        assertThat(jdbc.sql("select count(*) from \"carnet_schema_history\" where \"success\" = false")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void findsNobodyByTraitsUnlessTheOperatorOpensThat() {
        var physician = new Requester.Professional(
                "810000000031", "Claire MARTIN", "10", Optional.empty(), Optional.empty(), false);

        for (var mode : Purpose.Mode.values()) {
            var origin = new Caller.Origin("fhir", "192.0.2.1", "a-request");
            assertThat(finding.isOpenTo(new Caller(physician, new Purpose(mode, "coma"), origin)))
                    .isFalse();
        }
    }

    @Test
    void isHealthyAndReady() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.healthForPath("readiness").getStatus()).isEqualTo(Status.UP);
        assertThat(health.healthForPath("liveness").getStatus()).isEqualTo(Status.UP);
    }
}
