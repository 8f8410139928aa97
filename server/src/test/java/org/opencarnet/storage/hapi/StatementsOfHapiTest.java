package org.opencarnet.storage.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.sharing.Resources;
import org.opencarnet.storage.testing.Databases;
import org.opencarnet.storage.testing.NotedStatements;

/** How many statements HAPI sends, so that an upgrade or a setting that adds some is seen. */
class StatementsOfHapiTest {

    private static final String PATIENT = """
            {"resourceType":"Patient","identifier":[{"system":"urn:ins","value":"%s"}],"active":true,
             "name":[{"family":"Durand","given":["Anne"]}],"gender":"female","birthDate":"1984-02-29"}""";

    private static HikariDataSource database;
    private static NotedStatements noted;
    private static HapiJpa hapi;
    private static Resources resources;

    @BeforeAll
    static void open() {
        database = Databases.h2();
        noted = new NotedStatements(database);
        hapi = HapiJpa.open(noted);
        resources = new HapiResources(hapi);
        create("first");
    }

    @AfterAll
    static void close() {
        hapi.close();
        database.close();
    }

    private static String create(String identifier) {
        String id = UUID.randomUUID().toString();
        resources.create("Patient", id, PATIENT.formatted(identifier));
        return id;
    }

    /** The least of a few tries: now and then a sequence fetches its next fifty numbers. */
    private static int statements(Runnable work) {
        return IntStream.range(0, 3).map(i -> noted.during(work).size()).min().orElseThrow();
    }

    @Test
    void aPatientIsOneLookUpAndFiveInserts() {
        assertThat(statements(() -> create("new"))).isEqualTo(6);
    }

    @Test
    void anUpdateTakesAtMostNine() {
        String id = create("before");

        assertThat(statements(() -> resources.update("Patient", id, PATIENT.formatted(UUID.randomUUID()))))
                .isLessThanOrEqualTo(9);
    }

    @Test
    void aReadIsTwo() {
        String id = create("read");

        assertThat(statements(() -> resources.read("Patient", id))).isEqualTo(2);
    }

    @Test
    void anAbsentResourceIsOne() {
        assertThat(statements(() -> resources.read("Patient", "absent"))).isEqualTo(1);
    }

    @Test
    void aSearchIsTwoHoweverManyAreFound() {
        for (int i = 0; i < 20; i++) {
            create("same");
        }

        assertThat(found("identifier", "urn:ins|same")).hasSize(20);
        assertThat(statements(() -> found("identifier", "urn:ins|same"))).isEqualTo(2);
        assertThat(statements(() -> found("family", "dur"))).isEqualTo(2);
    }

    private static List<String> found(String name, String value) {
        return resources.search("Patient", Map.of(name, List.of(value)), 20);
    }
}
