package org.opencarnet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Contents.Staged;
import org.opencarnet.sharing.Contents.TooLarge;
import org.opencarnet.sharing.ContentsContract;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.RacesContract;
import org.opencarnet.storage.memory.MemoryPorts;

class FileContentsTest implements ContentsContract {

    private static final byte[] LETTER = "Mon cher confrère".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path root;

    private final RecordId record = new RecordId(UUID.randomUUID());
    private Ports ports = MemoryPorts.fresh();

    @Override
    public Ports ports() {
        ports = over(new FileContents(root));
        return ports;
    }

    private Ports over(FileContents contents) {
        return new Ports(
                ports.unit(),
                ports.records(),
                ports.documents(),
                contents,
                ports.authorizations(),
                ports.careTeams(),
                ports.trail(),
                ports.subscriptions(),
                ports.outbox());
    }

    private Staged staged() throws IOException {
        return ports().contents().stage(new ByteArrayInputStream(LETTER), LETTER.length);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private byte[] read(String sha256) throws IOException {
        try (var bytes = new FileContents(root).open(record, sha256).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void keepsOneFileNamedByItsDigestBelowTheRecord() throws IOException {
        try (var staged = staged()) {
            ports().contents().keep(record, staged);
            ports().contents().keep(record, staged);

            assertThat(files()).singleElement().satisfies(file -> assertThat(file.toString())
                    .startsWith(root.toString())
                    .endsWith(record + "/" + staged.sha256()));
        }
    }

    @Test
    void leavesNoFileBehindThatWasNotKept() throws IOException {
        staged().close();
        assertThatThrownBy(() -> ports().contents().stage(new ByteArrayInputStream(LETTER), 3))
                .isInstanceOf(TooLarge.class);
        assertThatThrownBy(() -> ports().contents().stage(breaking(), 1000)).hasMessage("line cut");

        assertThat(files()).isEmpty();
    }

    private static InputStream breaking() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("line cut");
            }
        };
    }

    @Test
    void whatAFailedUnitLeftIsTakenUpByTheNextThatBringsTheSameBytes() throws IOException {
        try (var staged = staged()) {
            assertThatThrownBy(() -> inUnit(() -> {
                        ports.contents().keep(record, staged);
                        throw new IllegalStateException("killed before the commit");
                    }))
                    .hasMessage("killed before the commit");
        }

        try (var again = staged()) {
            inUnit(() -> ports.contents().keep(record, again));

            assertThat(read(again.sha256())).isEqualTo(LETTER);
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void mendsAFileThatIsNotWhole() throws IOException {
        try (var staged = staged()) {
            inUnit(() -> ports.contents().keep(record, staged));
            Files.write(files().get(0), new byte[3]);
        }

        try (var again = staged()) {
            inUnit(() -> ports.contents().keep(record, again));

            assertThat(read(again.sha256())).isEqualTo(LETTER);
        }
    }

    @Test
    void tenThreadsKeepTheSameBytesAtOnce() throws Exception {
        var names = RacesContract.times(10, () -> {
            try (var staged = new FileContents(root).stage(new ByteArrayInputStream(LETTER), 100)) {
                new FileContents(root).keep(record, staged);
                return staged.sha256();
            }
        });

        assertThat(read(names.get(0))).isEqualTo(LETTER);
        assertThat(files()).hasSize(1);
    }
}
