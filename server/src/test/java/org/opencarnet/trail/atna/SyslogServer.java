package org.opencarnet.trail.atna;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A collector by the letter of RFC 5425, which asks for certificates and may be made to die. */
final class SyslogServer implements AutoCloseable {

    private final SSLContext tls;
    private final ServerSocket listening;
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private final AtomicInteger left;

    /** On this port of the loopback, or any free one where it is 0; dies after so many messages. */
    SyslogServer(SSLContext tls, int port, int messages) throws IOException {
        this.tls = tls;
        this.left = new AtomicInteger(messages);
        this.listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var thread = new Thread(this::serve, "syslog");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Messages in the order in which they came. */
    List<String> kept() {
        return List.copyOf(kept);
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (var plain = listening.accept()) {
                receive(plain);
            } catch (SSLException broken) {
                continue;
            } catch (IOException over) {
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }

    private void receive(Socket plain) throws IOException {
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, true);
        socket.setNeedClientAuth(true);
        var in = socket.getInputStream();
        for (var length = length(in); length > 0; length = length(in)) {
            if (left.getAndDecrement() == 0) {
                listening.close();
                plain.setSoLinger(true, 0);
                plain.close();
                return;
            }
            kept.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        socket.close();
    }

    private static int length(InputStream in) throws IOException {
        var digits = new ByteArrayOutputStream();
        for (var c = in.read(); c != ' '; c = in.read()) {
            if (c < 0) {
                return 0;
            }
            digits.write(c);
        }
        return Integer.parseInt(digits.toString(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
