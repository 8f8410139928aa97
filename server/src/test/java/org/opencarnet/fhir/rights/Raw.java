package org.opencarnet.fhir.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.opencarnet.CarnetInMemory;

/** Requests written by hand, for what a careful client would not send. */
final class Raw {

    private Raw() {}

    /** The beginning of the answer. */
    static String get(Api who, String path) {
        var base = URI.create(CarnetInMemory.base());
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + base.getPath() + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + who.token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
