package org.opencarnet.xds.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request in parts, watched as it passes: how many parts there are, since CXF counts them too late, and whether the last
 * boundary is there.
 */
final class WholeMessage extends InputStream {

    /** A hundred documents with their signatures and style sheets. */
    static final int MOST_PARTS = 500;

    private final InputStream body;
    private final byte[] delimiter;
    private final int[] shorter;
    private int matched;
    private int begun;
    private int dashes = -1;
    private boolean closed;

    WholeMessage(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.shorter = shorter(delimiter);
    }

    @Override
    public int read() throws IOException {
        var one = body.read();
        if (one >= 0) {
            watch((byte) one);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = body.read(buffer, offset, length);
        for (var i = 0; i < read; i++) {
            watch(buffer[offset + i]);
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    /** The body is the container's; it may still be read on. */
    @Override
    public void close() {}

    /** Whether it came to an end because there are more parts than anybody sends. */
    boolean hasTooManyParts() {
        return begun > MOST_PARTS;
    }

    /** Reads on to the end, and tells whether the last boundary was there. */
    boolean isClosed() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return closed;
    }

    private void watch(byte one) throws IOException {
        if (dashes >= 0) {
            dashes = one == '-' ? dashes + 1 : -1;
            closed |= dashes == 2;
        }
        while (matched > 0 && delimiter[matched] != one) {
            matched = shorter[matched - 1];
        }
        if (delimiter[matched] == one) {
            matched++;
        }
        if (matched == delimiter.length) {
            matched = 0;
            dashes = 0;
            begun++;
            if (hasTooManyParts()) {
                throw new IOException("more than " + MOST_PARTS + " parts");
            }
        }
    }

    /** How much of the delimiter still fits where so much of it did (Knuth, Morris and Pratt). */
    private static int[] shorter(byte[] delimiter) {
        var shorter = new int[delimiter.length];
        for (var i = 1; i < delimiter.length; i++) {
            var fits = shorter[i - 1];
            while (fits > 0 && delimiter[fits] != delimiter[i]) {
                fits = shorter[fits - 1];
            }
            shorter[i] = delimiter[fits] == delimiter[i] ? fits + 1 : fits;
        }
        return shorter;
    }
}
