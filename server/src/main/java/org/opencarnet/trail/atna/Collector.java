package org.opencarnet.trail.atna;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.opencarnet.sharing.TrailFeed;
import org.opencarnet.sharing.TrailTree.Leaf;

/**
 * A collector of audit messages, by syslog over TLS. Syslog acknowledges nothing; so each lot has a connection of its own, which is closed in good order: once
 * the collector has answered the end with its own (RFC 5425, section 4.4), it has read everything before.
 */
public final class Collector implements TrailFeed.Sending {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String BEGINNING = "<85>1 ";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Place place;
    private final SSLContext tls;

    /**
     * Where it listens.
     *
     * @param source the name of this server in the messages, printable ASCII without spaces
     */
    public record Place(String host, int port, String source) {

        public Place {
            if (!source.matches("[!-~]{1,48}")) {
                throw new IllegalArgumentException("not the name of a source: " + source);
            }
        }
    }

    /** A collector whom this TLS context trusts, and by whom it is trusted. */
    public Collector(Place place, SSLContext tls) {
        this.place = place;
        this.tls = tls;
    }

    @Override
    public void send(List<Leaf> leaves) throws IOException {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(place.host(), place.port()), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (var socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, place.host(), place.port(), true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                send(leaves, socket.getOutputStream());
                socket.shutdownOutput();
                end(socket);
            }
        }
    }

    private void send(List<Leaf> leaves, OutputStream socket) throws IOException {
        var out = new BufferedOutputStream(socket);
        for (var leaf : leaves) {
            var frame = frame(leaf).getBytes(StandardCharsets.UTF_8);
            out.write((frame.length + " ").getBytes(StandardCharsets.US_ASCII));
            out.write(frame);
        }
        out.flush();
    }

    /** Facility 10 and severity 5, as IHE asks; the time is that of the act. */
    private String frame(Leaf leaf) {
        var row = Columns.of(leaf.row());
        return BEGINNING + row.at() + " " + place.source() + " carnet - IHE+DICOM - " + BYTE_ORDER_MARK
                + AuditMessage.of(row, place.source());
    }

    private static void end(SSLSocket socket) throws IOException {
        if (socket.getInputStream().read() >= 0) {
            throw new IOException("the collector speaks");
        }
    }
}
