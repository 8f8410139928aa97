package org.opencarnet.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive connection to a server, one request at a time. As lean as can be, for the load is made on the very processors that
 * are measured.
 */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final int BUFFER = 1 << 16;

    private final URI server;
    private Socket socket;
    private InputStream in;

    Wire(URI server) throws IOException {
        this.server = server;
        this.socket = connected();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** Sends a request as it stands and reads the whole answer. */
    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = -1;
        var chunked = false;
        var last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            var value = header.substring(header.indexOf(':') + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        var body = chunked ? chunks() : exactly(Math.max(length, 0));
        if (last) {
            reconnect();
        }
        return new Answer(status, body);
    }

    private void reconnect() throws IOException {
        close();
        socket = connected();
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private Socket connected() throws IOException {
        var fresh = new Socket(server.getHost(), server.getPort());
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE_MILLIS);
        return fresh;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(BUFFER);
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer broke off");
        }
        return body;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What came back. */
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** How often this ASCII text stands in the body, sought in what the virtual machine searches quickest. */
        int count(String text) {
            var bytewise = new String(body, StandardCharsets.ISO_8859_1);
            var found = 0;
            for (var at = bytewise.indexOf(text); at >= 0; at = bytewise.indexOf(text, at + text.length())) {
                found++;
            }
            return found;
        }
    }
}
