package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Contents.Staged;
import org.opencarnet.sharing.Contents.TooLarge;
import org.opencarnet.storage.testing.Databases;
import org.opencarnet.storage.testing.NotedStatements;
import org.springframework.jdbc.support.JdbcTransactionManager;

class DatabaseContentsTest {

    private static final int LARGE = 3 << 20;

    @TempDir
    private Path staging;

    private final HikariDataSource database = Databases.postgres();
    private final NotedStatements statements = new NotedStatements(database);
    private final SpringUnit unit = new SpringUnit(new JdbcTransactionManager(statements), new Database(statements));

    @AfterEach
    void close() {
        database.close();
    }

    private DatabaseContents contents() {
        return new DatabaseContents(database, staging);
    }

    private long waiting() throws IOException {
        try (var files = Files.list(staging)) {
            return files.count();
        }
    }

    @Test
    void largeBytesWaitInAFileAndNoneIsLeftBehind() throws IOException {
        try (var staged = contents().stage(new ByteArrayInputStream(new byte[LARGE]), LARGE)) {
            assertThat(staged.size()).isEqualTo(LARGE);
            assertThat(waiting()).isEqualTo(1);
        }
        assertThatThrownBy(() -> contents().stage(new ByteArrayInputStream(new byte[LARGE]), LARGE - 1))
                .isInstanceOf(TooLarge.class);
        assertThat(waiting()).isZero();
    }

    @Test
    void fewBytesNeedNoFile() throws IOException {
        try (var staged = contents().stage(new ByteArrayInputStream(new byte[5000]), 5000)) {
            assertThat(staged.size()).isEqualTo(5000);
            assertThat(waiting()).isZero();
        }
    }

    @Test
    void bytesPassInPartsEachWhenTheOneBeforeIsUsedUp() throws IOException {
        var contents = new DatabaseContents(statements, staging);
        var record = new RecordId(UUID.randomUUID());
        try (var staged = contents.stage(new ByteArrayInputStream(new byte[LARGE + 1]), LARGE + 1)) {
            assertThat(statements.during(() -> unit.of(() -> keep(contents, record, staged))))
                    .hasSize(4);

            var opening = statements.during(
                    () -> assertThat(contents.open(record, staged.sha256())).isPresent());
            var reading = statements.during(
                    () -> assertThat(read(contents, record, staged)).hasSize(LARGE + 1));

            assertThat(opening).hasSize(1);
            assertThat(reading).hasSize(4);
        }
    }

    private static boolean keep(DatabaseContents contents, RecordId record, Staged staged) {
        contents.keep(record, staged);
        return true;
    }

    private static byte[] read(DatabaseContents contents, RecordId record, Staged staged) {
        try (var bytes = contents.open(record, staged.sha256()).orElseThrow()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
