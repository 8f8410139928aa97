package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.PortsContract;
import org.opencarnet.sharing.Retention;
import org.opencarnet.sharing.Trail;
import org.opencarnet.sharing.TrailTreeContract;
import org.opencarnet.storage.DatabaseContents;
import org.opencarnet.storage.SqlPorts;
import org.opencarnet.storage.SqlTrailTree;
import org.opencarnet.storage.memory.ResourcesInMemory;
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
        for (var i = 0; i < count; i++) {
            append(TrailTreeContract.trace("810000000031"));
        }
        takeUp();
    }

    private void append(Trail.Trace trace) {
        var ports = ports();
        ports.unit().of(() -> {
            ports.trail().append(List.of(trace));
            return true;
        });
    }

    private Ports ports() {
        return SqlPorts.over(database, transactions, new DatabaseContents(database, folder));
    }

    /** A record with three traces in the tree, whose time has come. */
    private RecordId due() {
        var record = PortsContract.open(PortsContract.anIns());
        var ports = ports();
        ports.unit().of(() -> {
            ports.records().open(record);
            ports.records().change(record.id(), new PatientRecord.State.Closed(Instant.EPOCH, "", ""));
            return true;
        });
        for (var actor : List.of("1", "2", "3")) {
            append(TrailTreeContract.trace(actor, record.id()));
        }
        takeUp();
        return record.id();
    }

    private void destroy() {
        var clock = Clock.systemUTC();
        var retention = new Retention(ports(), new ResourcesInMemory(clock), clock, new SignedLastWord(tree, key));
        assertThat(retention.destroy()).hasSize(1);
        takeUp();
    }

    private RecordId destroyed() {
        var record = due();
        destroy();
        return record;
    }

    /** A row that tells of a destruction that never was. */
    private static Trail.Trace destruction(RecordId record, String word) {
        var like = TrailTreeContract.trace("carnet", record);
        return new Trail.Trace(
                like.id(),
                like.at(),
                like.actor(),
                new Purpose(Purpose.Mode.NORMAL, word),
                Action.DESTROY_RECORD,
                like.record(),
                like.subject(),
                like.document(),
                true,
                like.rules(),
                like.origin(),
                like.reported());
    }

    private void takeUp() {
        new Sequencer(tree, key).takeUp();
    }

    /** Says of the rows of a record that they were let go when it was destroyed. */
    private void sayGone(RecordId record) {
        meddle(
                "insert into trail_thinned (trace, destruction) select t.id, d.id from trail t join trail d on d.patient = t.patient"
                        + " where d.action = 'DESTROY_RECORD' and t.action <> 'DESTROY_RECORD' and t.patient = '"
                        + record + "'");
    }

    private int rows() {
        return new TransactionTemplate(transactions).execute(status -> new JdbcTemplate(database)
                .queryForObject("select count(*) from trail", Integer.class));
    }

    private Said thin(String... more) {
        return of("thin", more);
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
        return of("verify", more);
    }

    private Said of(String command, String... more) {
        var arguments = new ArrayList<>(List.of(command, "--url=" + database.getJdbcUrl(), "--key=" + key.verifier()));
        arguments.addAll(List.of(more));
        return say(arguments.toArray(String[]::new));
    }

    private void isMissed(int rows) {
        var said = verify();

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text().lines().filter(line -> line.startsWith("ROW_REMOVED")))
                .hasSize(rows);
        assertThat(said.text()).contains("0 let go with their record, " + rows + " findings");
    }

    private record Said(int code, String text) {}

    @Test
    void saysThatATrailIsIntact() {
        append(30);

        var said = verify();

        assertThat(said.code()).isZero();
        assertThat(said.text())
                .startsWith("INTACT: 30 places, 1 signed checkpoints, 0 rows waiting, 0 let go with their record");
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
    void letsTheRowsOfADestroyedRecordGoAndNothingElse() {
        append(5);
        destroyed();

        assertThat(thin().text())
                .startsWith("3 rows of destroyed records to let go")
                .contains("0 destroyed records whose rows stay");
        assertThat(rows()).isEqualTo(9);
        assertThat(thin("--mode=destroy").text()).startsWith("3 rows of destroyed records let go");

        assertThat(rows()).isEqualTo(6);
        assertThat(verify().text()).startsWith("INTACT: 9 places").contains("3 let go with their record");
        assertThat(thin("--mode=destroy").text()).startsWith("0 rows");
    }

    @Test
    void proofsLeadOverPlacesWhoseRowsWereLetGo() {
        destroyed();
        append(5);
        thin("--mode=destroy");
        append(5);

        assertThat(verify().text()).startsWith("INTACT: 14 places").contains("3 let go with their record");
        var leaves = tree.hashes(0, 0, 256);
        assertThat(leaves).hasSize(14);
        assertThat(Rfc6962.rootOf(leaves.get(5), 5, 14, new Proofs(tree).inclusion(5, 14)))
                .isEqualTo(Rfc6962.root(leaves));
        var before = new Rfc6962.Tree(9, Rfc6962.root(leaves.subList(0, 9)));
        var now = new Rfc6962.Tree(14, Rfc6962.root(leaves));
        assertThat(Rfc6962.consistent(before, now, new Proofs(tree).consistency(9, 14)))
                .isTrue();
    }

    @Test
    void whatComesAfterTheDestructionStays() {
        var record = destroyed();
        append(TrailTreeContract.trace("4", record));
        takeUp();

        assertThat(thin("--mode=destroy").text()).startsWith("3 rows of destroyed records let go");

        assertThat(rows()).isEqualTo(2);
        assertThat(verify().text()).startsWith("INTACT: 5 places").contains("3 let go with their record");
    }

    @Test
    void aRowThatGoesBesidesThoseOfADestroyedRecordIsMissed() {
        append(1);
        destroyed();
        thin("--mode=destroy");
        meddle(
                "insert into trail_thinned (trace, destruction) select l.trace, (select min(cast(destruction as varchar))::uuid from trail_thinned)"
                        + " from trail_leaf l where l.place = 0");

        meddle("delete from trail where id = (select trace from trail_leaf where place = 0)");

        isMissed(4);
    }

    @Test
    void aRowThatGoesUnderTheNameOfAnotherIsMissed() {
        append(1);
        destroyed();
        thin("--mode=destroy");
        meddle("alter table trail_leaf drop constraint trail_leaf_trace");
        meddle("delete from trail where id = (select trace from trail_leaf where place = 0)");

        meddle("update trail_leaf set trace = (select trace from trail_thinned limit 1) where place = 0");

        isMissed(4);
    }

    @Test
    void aRowThatGoesAloneIsMissed() {
        var record = destroyed();
        sayGone(record);

        meddle("delete from trail where id = (select trace from trail_leaf where place = 1)");

        isMissed(1);
    }

    @Test
    void rowsThatGoWithADestructionThatNeverWasAreMissed() {
        var record = new RecordId(UUID.randomUUID());
        append(TrailTreeContract.trace("1", record));
        takeUp();
        var stranger = SignerKey.of(SignerKey.generate(key.name()));
        append(destruction(record, new SignedLastWord(tree, stranger).of(record)));
        takeUp();
        assertThat(thin("--mode=destroy").text()).startsWith("0 rows").contains("1 destroyed records whose rows stay");

        sayGone(record);
        meddle("delete from trail where action <> 'DESTROY_RECORD'");

        isMissed(1);
    }

    @Test
    void rowsThatGoWithTheDestructionOfAnotherRecordAreMissed() {
        var record = new RecordId(UUID.randomUUID());
        append(TrailTreeContract.trace("1", record));
        takeUp();
        append(destruction(new RecordId(UUID.randomUUID()), new SignedLastWord(tree, key).of(record)));
        takeUp();

        meddle("insert into trail_thinned (trace, destruction) select t.id, d.id from trail t, trail d"
                + " where d.action = 'DESTROY_RECORD' and t.action <> 'DESTROY_RECORD'");
        meddle("delete from trail where action <> 'DESTROY_RECORD'");

        isMissed(1);
    }

    @Test
    void aRowThatWasPutIntoARecordBeforeItsDestructionDoesNotGoWithIt() {
        append(1);
        var record = due();
        meddle("update trail set patient = '" + record + "' where id = (select trace from trail_leaf where place = 0)");
        destroy();

        var said = thin("--mode=destroy");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).startsWith("nothing was let go: trail verify finds 1 things");
        assertThat(rows()).isEqualTo(5);
        sayGone(record);
        meddle("delete from trail where action <> 'DESTROY_RECORD'");

        isMissed(4);
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
                new String[] {"thin", "--url=jdbc:h2:mem:none"},
                new String[] {"thin", "--url=jdbc:h2:mem:none", "--key=" + key.verifier(), "--mode=all"},
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
