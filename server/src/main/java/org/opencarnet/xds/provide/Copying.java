package org.opencarnet.xds.provide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A document on its way to the content store, of which a copy stays here where it is no longer than this. */
final class Copying extends InputStream {

    private final InputStream document;
    private final int most;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private long passed;

    Copying(InputStream document, int most) {
        this.document = document;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = document.read();
        if (one >= 0) {
            keep(new byte[] {(byte) one}, 0, 1);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = document.read(buffer, offset, length);
        if (read > 0) {
            keep(buffer, offset, read);
        }
        return read;
    }

    private void keep(byte[] buffer, int offset, int length) {
        passed += length;
        copy.write(buffer, offset, Math.min(length, most - copy.size()));
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** All that passed; empty where that was more. */
    Optional<byte[]> copy() {
        return passed <= most ? Optional.of(copy.toByteArray()) : Optional.empty();
    }
}
