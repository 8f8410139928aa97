package org.opencarnet.xds.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request in parts, watched as it passes: how many parts there are and how much each says of itself, since CXF counts the ones too late
 * and the other not at all, and whether the last boundary is there.
 */
final class WholeMessage extends InputStream {

    private static final int IN_THE_BODY = -1;

    /** A hundred documents with their signatures and style sheets. */
    static final int MOST_PARTS = 500;

    /** Of all headers of one part, in bytes. */
    static final int LARGEST_HEADERS = 16_000;

    private final InputStream body;
    private final byte[] delimiter;
    private final int[] shorter;
    private int matched;
    private int begun;
    private int dashes = -1;
    private boolean closed;
    private int headers = IN_THE_BODY;
    private boolean lineIsEmpty;
    private boolean excessive;

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

    /** Whether it came to an end because there are more parts, or more headers of one, than anybody sends. */
    boolean isExcessive() {
        return excessive;
    }

    /** Reads on to the end, and tells whether the last boundary was there. */
    boolean isClosed() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return closed;
    }

    private void watch(byte one) throws IOException {
        if (headers != IN_THE_BODY) {
            watchHeaders(one);
        }
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
            headers = 0;
            lineIsEmpty = false;
            end(begun > MOST_PARTS);
        }
    }

    /** They end with an empty line. */
    private void watchHeaders(byte one) throws IOException {
        headers++;
        if (one == '\n') {
            headers = lineIsEmpty ? IN_THE_BODY : headers;
            lineIsEmpty = true;
        } else if (one != '\r') {
            lineIsEmpty = false;
        }
        end(headers > LARGEST_HEADERS);
    }

    private void end(boolean excess) throws IOException {
        if (excess) {
            excessive = true;
            throw new IOException(
                    "more than " + MOST_PARTS + " parts, or headers of more than " + LARGEST_HEADERS + " bytes");
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
