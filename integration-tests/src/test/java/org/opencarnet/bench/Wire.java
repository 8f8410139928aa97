package org.opencarnet.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive connection to a server, one request at a time. As lean as can be, for the load is made on the very processors that
 * are measured.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final URI server;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private SocketChannel channel;

    Wire(URI server) throws IOException {
        this.server = server;
        this.channel = connected();
    }

    /** Sends a request as it stands and reads the whole answer. */
    Answer send(byte[] request) throws IOException {
        for (var out = ByteBuffer.wrap(request); out.hasRemaining(); ) {
            channel.write(out);
        }
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
        channel = connected();
        in.limit(0);
    }

    private SocketChannel connected() throws IOException {
        var fresh = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
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
        var body = new byte[length];
        for (var at = 0; at < length; ) {
            more();
            var there = Math.min(in.remaining(), length - at);
            in.get(body, at, there);
            at += there;
        }
        return body;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var c = next(); c != '\n'; c = next()) {
            if (c != '\r') {
                line.append(c);
            }
        }
        return line.toString();
    }

    private char next() throws IOException {
        more();
        return (char) in.get();
    }

    /** Waits for the server where all is read that has come. */
    private void more() throws IOException {
        if (!in.hasRemaining()) {
            in.clear();
            if (channel.read(in) < 0) {
                throw new EOFException("the server hung up");
            }
            in.flip();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
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
