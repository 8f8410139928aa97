package org.opencarnet.probing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is hidden and what is absent cost the database the same statements, as it counts them itself: a longer answer would tell. */
class SameStatementsTest {

    private final Neighbours neighbours = Neighbours.shared();
    private final JdbcTemplate database = new JdbcTemplate(neighbours.home.carnet.bean(DataSource.class));

    static Stream<Twins> twins() {
        return Twins.all();
    }

    /** The database counts for everybody. */
    @BeforeEach
    void stopOthers() {
        neighbours.home.carnet.workers().forEach(SmartLifecycle::stop);
    }

    @AfterEach
    void stopCounting() {
        database.execute("set query_statistics false");
        neighbours.home.carnet.workers().forEach(SmartLifecycle::start);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void theSameIsAskedOfTheDatabase(Twins twins) {
        ask(twins.forHidden(), twins);
        ask(twins.forAbsent(), twins);

        var forHidden = statements(twins.forHidden(), twins);
        var forAbsent = statements(twins.forAbsent(), twins);

        assertThat(forHidden).isNotEmpty().isEqualTo(forAbsent);
    }

    private void ask(Probe probe, Twins twins) {
        neighbours.home.line.ask(probe, twins.seeker().token());
    }

    private Map<String, Integer> statements(Probe probe, Twins twins) {
        database.execute("set query_statistics true");
        ask(probe, twins);
        var sent = new TreeMap<String, Integer>();
        database.query("select sql_statement, execution_count from information_schema.query_statistics", row -> {
            sent.merge(kind(row.getString(1)), row.getInt(2), Integer::sum);
        });
        database.execute("set query_statistics false");
        sent.keySet().removeIf(sql -> sql.startsWith("set query_statistics"));
        return sent;
    }

    /** What is done to which tables: where there is nothing to look for, the condition says so. */
    private static String kind(String sql) {
        return sql.toLowerCase(Locale.ROOT).replaceAll("(?s)\\bwhere\\b.*", "").strip();
    }
}
