package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.PortsContract.aRecord;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Contents.Staged;
import org.opencarnet.sharing.Contents.TooLarge;

/** What every keeper of contents does. */
public interface ContentsContract extends PortsContract {

    int MEBIBYTE = 1 << 20;

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String digest(String algorithm, byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    private Staged staged(byte[] bytes) throws IOException {
        return ports().contents().stage(new ByteArrayInputStream(bytes), bytes.length);
    }

    private void keep(RecordId record, Staged staged) {
        inUnit(() -> ports().contents().keep(record, staged));
    }

    private byte[] read(RecordId record, String sha256) {
        // read after the unit has ended, as a face does while it answers
        try (var bytes = unit(() -> ports().contents().open(record, sha256)).orElseThrow()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    default void forgetsAllBytesOfOneRecord() throws Exception {
        var record = aRecord();
        var other = aRecord();
        try (var small = staged(bytes(10));
                var large = staged(bytes(2 * MEBIBYTE))) {
            keep(record, small);
            keep(record, large);
            keep(other, small);

            inUnit(() -> ports().contents().forget(record));
            inUnit(() -> ports().contents().forget(record));

            assertThat(unit(() -> ports().contents().open(record, small.sha256())))
                    .isEmpty();
            assertThat(unit(() -> ports().contents().open(record, large.sha256())))
                    .isEmpty();
            assertThat(read(other, small.sha256())).isEqualTo(bytes(10));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 3 * MEBIBYTE, 3 * MEBIBYTE + 1})
    default void givesBackTheBytesWithTheirDigests(int size) throws Exception {
        var bytes = bytes(size);
        var record = aRecord();

        try (var staged = staged(bytes)) {
            assertThat(staged.size()).isEqualTo(size);
            assertThat(staged.sha1()).isEqualTo(digest("SHA-1", bytes));
            assertThat(staged.sha256()).isEqualTo(digest("SHA-256", bytes));
            assertThat(staged.beginning()).isEqualTo(Arrays.copyOf(bytes, Math.min(512, size)));
            keep(record, staged);
        }

        assertThat(read(record, digest("SHA-256", bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 512, 513, 100_000, MEBIBYTE + 1, 2 * MEBIBYTE + 1})
    default void takesInNoMoreThanTheLimit(int size) throws Exception {
        var bytes = bytes(size);

        assertThatThrownBy(() -> ports().contents().stage(new ByteArrayInputStream(bytes), size - 1L))
                .isInstanceOf(TooLarge.class);
        try (var staged = staged(bytes)) {
            assertThat(staged.size()).isEqualTo(size);
        }
    }

    @Test
    default void takesInAStreamThatComesInDribs() throws Exception {
        var bytes = bytes(2000);
        var record = aRecord();
        var dribbling = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 7));
            }
        };

        try (var staged = ports().contents().stage(dribbling, 2000)) {
            keep(record, staged);
        }

        assertThat(read(record, digest("SHA-256", bytes))).isEqualTo(bytes);
    }

    @Test
    default void passesOnWhatBreaksTheStream() {
        var breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("line cut");
            }
        };

        assertThatThrownBy(() -> ports().contents().stage(breaking, 10)).hasMessage("line cut");
    }

    @Test
    default void whatIsOnlyStagedIsNotKept() throws Exception {
        var record = aRecord();
        var bytes = bytes(1000);

        staged(bytes).close();

        assertThat(unit(() -> {
                    try {
                        return ports().contents()
                                .open(record, digest("SHA-256", bytes))
                                .isEmpty();
                    } catch (NoSuchAlgorithmException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isTrue();
    }

    @Test
    default void keepsForOneRecordAlone() throws Exception {
        var bytes = bytes(1001);
        try (var staged = staged(bytes)) {
            keep(aRecord(), staged);

            assertThat(unit(() -> ports().contents().open(aRecord(), staged.sha256())))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1002, MEBIBYTE, MEBIBYTE + 5})
    default void keepingTwiceIsKeepingOnce(int size) throws Exception {
        var bytes = bytes(size);
        var record = aRecord();
        var other = aRecord();

        try (var staged = staged(bytes);
                var same = staged(bytes)) {
            keep(record, staged);
            keep(record, staged);
            keep(record, same);
            keep(other, staged);
        }

        assertThat(read(record, digest("SHA-256", bytes))).isEqualTo(bytes);
        assertThat(read(other, digest("SHA-256", bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../../etc/passwd", "x", "%", "00"})
    default void knowsNothingUnderWhatIsNoName(String name) {
        assertThat(unit(() -> ports().contents().open(aRecord(), name))).isEmpty();
    }
}
