package org.opencarnet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between the server and PostgreSQL, and cuts a connection where PostgreSQL says that it has committed, before the server hears it. A transaction is known by
 * what was sent within it, since a prepared statement, COMMIT among them, is sent by its name alone; and its end by what PostgreSQL answers, which is always the
 * same (PostgreSQL, Frontend/Backend Protocol, Message Formats: CommandComplete, ReadyForQuery).
 */
final class CuttingProxy implements AutoCloseable {

    private static final String COMMITTED = "C\0\0\0\013COMMIT\0";
    private static final String IDLE = "Z\0\0\0\005I";
    private static final String NONE = "";

    private final ServerSocket entrance;
    private final int database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<String> armed = new AtomicReference<>(NONE);

    CuttingProxy(int database) {
        this.database = database;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        threads.execute(this::admit);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The next commit of a transaction in which this text was sent is cut off. */
    void cutNextCommit(String sent) {
        armed.set(sent);
    }

    /** Whether a commit is still to be cut off. */
    boolean isArmed() {
        return !armed.get().equals(NONE);
    }

    private void admit() {
        try {
            while (true) {
                var server = entrance.accept();
                var postgres = new Socket(InetAddress.getLoopbackAddress(), database);
                server.setTcpNoDelay(true);
                postgres.setTcpNoDelay(true);
                var line = new Line(server, postgres);
                threads.execute(line::there);
                threads.execute(line::back);
            }
        } catch (IOException closed) {
            // Nobody else comes.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
    }

    /** One connection, both ways. */
    private final class Line {

        private final Socket server;
        private final Socket postgres;
        private final StringBuffer sent = new StringBuffer();
        private final StringBuilder answered = new StringBuilder();

        Line(Socket server, Socket postgres) {
            this.server = server;
            this.postgres = postgres;
        }

        void there() {
            var buffer = new byte[1 << 16];
            try (server;
                    postgres) {
                for (var read = server.getInputStream().read(buffer); read >= 0; ) {
                    sent.append(text(buffer, read));
                    postgres.getOutputStream().write(buffer, 0, read);
                    read = server.getInputStream().read(buffer);
                }
            } catch (IOException broken) {
                // An end of the line is an end.
            }
        }

        void back() {
            var buffer = new byte[1 << 16];
            try (server;
                    postgres) {
                var read = postgres.getInputStream().read(buffer);
                while (read >= 0 && !cut(text(buffer, read))) {
                    server.getOutputStream().write(buffer, 0, read);
                    read = postgres.getInputStream().read(buffer);
                }
            } catch (IOException broken) {
                // An end of the line is an end.
            }
        }

        /** Both directions are kept up to the end of the transaction, so that it does not matter how the reads divide them. */
        private boolean cut(String answer) {
            answered.append(answer);
            if (answered.indexOf(IDLE, answered.length() - IDLE.length()) < 0) {
                return false;
            }
            var text = armed.get();
            var cut = !text.equals(NONE)
                    && answered.indexOf(COMMITTED) >= 0
                    && sent.indexOf(text) >= 0
                    && armed.compareAndSet(text, NONE);
            sent.setLength(0);
            answered.setLength(0);
            return cut;
        }

        private static String text(byte[] read, int length) {
            return new String(read, 0, length, StandardCharsets.ISO_8859_1);
        }
    }
}
