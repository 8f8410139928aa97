package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.sharing.EveryContract;
import org.opencarnet.sharing.Ports;
import org.opencarnet.storage.testing.Databases;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Under the role that operators give Carnet on PostgreSQL everything works, and the trail cannot be touched. */
class TrailRoleTest implements EveryContract {

    @TempDir
    private static Path staging;

    private static final Set<String> WRITTEN = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final Set<String> GROWING = Set.of("SELECT", "INSERT");
    private static final Map<String, Set<String>> OTHERWISE = Map.of(
            "trail", GROWING,
            "trail_leaf", GROWING,
            "trail_node", GROWING,
            "trail_checkpoint", GROWING,
            "trail_head", Set.of("SELECT", "UPDATE"),
            "trail_thinned", Set.of(),
            "carnet_schema_history", Set.of("SELECT"));

    private static String script = "";
    private static HikariDataSource owner;
    private static HikariDataSource application;
    private static Ports ports;

    @BeforeAll
    static void open() throws IOException {
        owner = Databases.postgres();
        script = new ClassPathResource("db/roles/postgresql.sql").getContentAsString(StandardCharsets.UTF_8);
        execute(owner, script);
        execute(owner, script);
        execute(owner, "create user carnet_tester in role carnet_application");
        application = new HikariDataSource();
        application.setJdbcUrl(owner.getJdbcUrl().replace("user=postgres", "user=carnet_tester"));
        application.setAutoCommit(false);
        ports = SqlPorts.over(
                application, new JdbcTransactionManager(application), new DatabaseContents(application, staging));
    }

    @AfterAll
    static void close() {
        application.close();
        owner.close();
    }

    private static void execute(HikariDataSource database, String sql) {
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status -> new JdbcTemplate(database).execute(sql));
    }

    @Override
    public Ports ports() {
        return ports;
    }

    /** What the role may do with each table of our schema. */
    private static Map<String, Set<String>> privileges() {
        var may = new TreeMap<String, Set<String>>();
        new TransactionTemplate(new JdbcTransactionManager(owner))
                .executeWithoutResult(status -> new JdbcTemplate(owner).query("""
                        select tablename, privilege,
                            has_table_privilege('carnet_application', quote_ident(tablename), privilege) as granted
                        from pg_tables cross join unnest(
                            array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
                        where schemaname = 'public'""", row -> {
                    var privileges = may.computeIfAbsent(row.getString("tablename"), any -> new TreeSet<>());
                    if (row.getBoolean("granted")) {
                        privileges.add(row.getString("privilege"));
                    }
                }));
        return may;
    }

    @Test
    void everyTableIsReadAndWrittenButThoseThatOnlyGrow() {
        var privileges = privileges();

        assertThat(privileges)
                .containsKeys("patient_record", "alert_message")
                .containsKeys(OTHERWISE.keySet().toArray(String[]::new));
        privileges.forEach((table, may) -> assertThat(may).as(table).isEqualTo(OTHERWISE.getOrDefault(table, WRITTEN)));
    }

    @Test
    void whatAnUpgradeBringsIsClosedUntilTheScriptHasRunAgain() {
        execute(owner, "create table brought_by_an_upgrade (id integer)");
        try {
            assertThat(privileges().get("brought_by_an_upgrade")).isEmpty();

            execute(owner, script);

            assertThat(privileges().get("brought_by_an_upgrade")).isEqualTo(WRITTEN);
        } finally {
            execute(owner, "drop table brought_by_an_upgrade");
        }
    }

    @Test
    void theOperatorsPageTellsOfEachTable() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "operations", "database.md"));

        assertThat(privileges().keySet()).allSatisfy(table -> assertThat(page).contains("`" + table + "`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trail set permitted = true",
                "delete from trail",
                "truncate trail",
                "drop table trail",
                "alter table trail add column more integer",
                "create trigger forget before insert on trail execute function suppress_redundant_updates_trigger()",
                "insert into trail select * from trail on conflict (patient, at, id) do update set permitted = true",
                "update trail_leaf set leaf_hash = ''",
                "delete from trail_leaf",
                "update trail_node set node_hash = ''",
                "update trail_checkpoint set note = ''",
                "delete from trail_checkpoint",
                "delete from trail_head",
                "insert into trail_thinned select id, id from trail",
                "update trail_thinned set destruction = trace",
                "delete from trail_thinned",
                "update carnet_schema_history set success = false"
            })
    void theTrailOnlyGrows(String sql) {
        assertThat(application.getJdbcUrl()).contains("carnet_tester");

        assertThatThrownBy(() -> execute(application, sql))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
}
