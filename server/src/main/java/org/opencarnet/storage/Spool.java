package org.opencarnet.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Staged bytes that can be read again: in memory while they are few, in a temporary file as soon as they are more. */
final class Spool extends StagedBytes {

    private final Overflow bytes;

    private Spool(Intake intake, Overflow bytes) {
        super(intake);
        this.bytes = bytes;
    }

    static Spool of(InputStream source, long limit, Place place) throws IOException {
        var bytes = new Overflow(place);
        try {
            var intake = Intake.of(source, bytes, limit);
            bytes.close();
            return new Spool(intake, bytes);
        } catch (IOException | RuntimeException e) {
            bytes.discard();
            throw e;
        }
    }

    /** The bytes from their beginning. */
    InputStream open() throws IOException {
        return bytes.open();
    }

    @Override
    public void close() {
        bytes.discard();
    }

    /** Where a temporary file goes, and beyond how many bytes there is one. */
    record Place(Path folder, int threshold) {}

    private static final class Overflow extends OutputStream {

        private final Place place;
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private OutputStream sink = memory;
        private Optional<Path> file = Optional.empty();

        Overflow(Place place) {
            this.place = place;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (file.isEmpty() && memory.size() + length > place.threshold()) {
                Files.createDirectories(place.folder());
                file = Optional.of(Files.createTempFile(place.folder(), "staged", null));
                sink = Files.newOutputStream(file.get());
                memory.writeTo(sink);
                memory.reset();
            }
            sink.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }

        InputStream open() throws IOException {
            return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(memory.toByteArray());
        }

        void discard() {
            try {
                sink.close();
                if (file.isPresent()) {
                    Files.deleteIfExists(file.get());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a temporary file stays behind", e);
            }
        }
    }
}
