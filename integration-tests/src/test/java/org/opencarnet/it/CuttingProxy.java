package org.opencarnet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the server and PostgreSQL, and cuts a connection after it has passed a COMMIT on and before the answer passes. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger armed = new AtomicInteger();

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

    /** The next commit of documents is cut off. */
    void cutNextCommit() {
        armed.set(1);
    }

    /** Whether a commit is still to be cut off. */
    boolean isArmed() {
        return armed.get() > 0;
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
        private volatile boolean cut;
        private boolean written;

        Line(Socket server, Socket postgres) {
            this.server = server;
            this.postgres = postgres;
        }

        void there() {
            var buffer = new byte[1 << 16];
            try (server;
                    postgres) {
                for (var read = server.getInputStream().read(buffer); read >= 0; ) {
                    var text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                    cut |= commitsDocuments(text) && armed.getAndUpdate(left -> 0) > 0;
                    postgres.getOutputStream().write(buffer, 0, read);
                    read = server.getInputStream().read(buffer);
                }
            } catch (IOException broken) {
                // An end of the line is an end.
            }
        }

        /** Others commit too, such as whoever lets the trail's tree grow. */
        private boolean commitsDocuments(String sent) {
            written |= sent.contains("insert into document_entry");
            var commits = written && sent.contains("COMMIT");
            written &= !sent.contains("COMMIT");
            return commits;
        }

        void back() {
            var buffer = new byte[1 << 16];
            try (server;
                    postgres) {
                var read = postgres.getInputStream().read(buffer);
                while (read >= 0 && !cut) {
                    server.getOutputStream().write(buffer, 0, read);
                    read = postgres.getInputStream().read(buffer);
                }
            } catch (IOException broken) {
                // An end of the line is an end.
            }
        }
    }
}
