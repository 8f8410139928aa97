package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.TrailTreeContract;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.SqlTrailTree;
import org.opencarnet.storage.testing.Databases;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The command as an operator and an auditor use it, on a real database. */
class TrailCommandTest {

    @TempDir
    private Path folder;

    private final HikariDataSource database = Databases.postgres();
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    private final SqlTrailTree tree = new SqlTrailTree(database, transactions);
    private final SignerKey key = SignerKey.of(SignerKey.generate("carnet.test/trail"));

    @AfterEach
    void close() {
        database.close();
    }

    private void append(int count) {
        Ports ports = SqlPorts.over(database, transactions, new DatabaseContents(database, folder));
        ports.unit().of(() -> {
            for (var i = 0; i < count; i++) {
                ports.trail().append(List.of(TrailTreeContract.trace("810000000031")));
            }
            return true;
        });
        new Sequencer(tree, key).takeUp();
    }

    private void meddle(String sql) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> new JdbcTemplate(database).execute(sql));
    }

    private Said say(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        var code = TrailCommand.run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Said(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private Said verify(String... more) {
        var arguments = new ArrayList<>(List.of("verify", "--url=" + database.getJdbcUrl(), "--key=" + key.verifier()));
        arguments.addAll(List.of(more));
        return say(arguments.toArray(String[]::new));
    }

    private record Said(int code, String text) {}

    @Test
    void saysThatATrailIsIntact() {
        append(30);

        var said = verify();

        assertThat(said.code()).isZero();
        assertThat(said.text()).startsWith("INTACT: 30 places, 1 signed checkpoints, 0 rows waiting");
    }

    @Test
    void saysWhichRowWasChangedInTheLanguageAsked() {
        append(3);
        meddle("update trail set actor = 'nobody' where id = (select trace from trail_leaf where place = 1)");

        assertThat(verify().code()).isEqualTo(1);
        assertThat(verify().text())
                .contains("ROW_CHANGED")
                .contains("in place 1, was changed")
                .contains("TAMPERED");
        assertThat(verify("--lang=fr").text())
                .contains("à la place 1, a été modifiée")
                .contains("ALTÉRÉ : 3 places");
    }

    @Test
    void comparesWithWhatWasPublished() throws IOException {
        append(3);
        var file = Files.writeString(
                folder.resolve("checkpoint"), tree.signed().orElseThrow().note());
        assertThat(verify("--checkpoint=" + file).code()).isZero();
        meddle("delete from trail");
        meddle("delete from trail_leaf");
        meddle("delete from trail_checkpoint");
        meddle("update trail_head set tree_size = 0, frontier = '', taken_below = 0");

        assertThat(verify().code()).isZero();
        assertThat(verify("--checkpoint=" + file).text())
                .contains("ROLLED_BACK")
                .contains("3 places were signed, 0 are left");
    }

    @Test
    void countsWithoutContents() {
        append(4);

        var said = say("counts", "--url=" + database.getJdbcUrl(), "--from=2026-06-15", "--before=2026-06-16");

        assertThat(said.code()).isZero();
        assertThat(said.text()).isEqualTo("2026-06-15\tREAD\tpermitted\t4\n");
    }

    @Test
    void makesAKeyAndTheOneThatVerifies() {
        var lines = say("key", "carnet.example/trail").text().lines().toList();

        assertThat(SignerKey.of(lines.get(0)).verifier()).isEqualTo(lines.get(1));
    }

    @Test
    void saysHowItIsUsed() {
        for (var wrong : List.of(
                new String[] {},
                new String[] {"verify"},
                new String[] {"verify", "--url=jdbc:h2:mem:none", "--key=nonsense"},
                new String[] {"verify", "--colour=blue"},
                new String[] {"counts", "--url=jdbc:h2:mem:none", "--from=yesterday", "--before=today"},
                new String[] {"key", "two words"})) {
            var said = say(wrong);

            assertThat(said.code()).isEqualTo(2);
            assertThat(said.text()).contains("trail verify --url=<jdbc>");
        }
    }

    @Test
    void saysThatADatabaseCannotBeReached() {
        var said = say("verify", "--url=jdbc:postgresql://127.0.0.1:1/none", "--key=" + key.verifier());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text()).doesNotContain("INTACT");
    }
}
