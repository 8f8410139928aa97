package org.opencarnet.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A server as it is asked.
 *
 * @param name in the table
 * @param headers besides those of every request, each with its line end
 * @param database whose statements are counted; absent where nobody counts
 * @param population what may be asked about
 */
record Contender(
        String name, Server server, String headers, Optional<Engine.Database> database, Population population) {

    private static final String FHIR_JSON = "application/fhir+json";

    /** The same server under another name. */
    Contender named(String other) {
        return new Contender(other, server, headers, database, population);
    }

    /** The same server with other things to ask about. */
    Contender with(Population other) {
        return new Contender(name, server, headers, database, other);
    }

    /** The same server, asked so that it looks up no stored search. */
    Contender withoutStoredSearches() {
        return new Contender(name + ", no-store", server, "Cache-Control: no-store\r\n", database, population);
    }

    byte[] get(String persona, String path, String accept) {
        return bytes("GET", persona, path, "Accept: " + accept + "\r\n\r\n");
    }

    byte[] post(String persona, String path, String body) {
        return bytes(
                "POST",
                persona,
                path,
                "Accept: " + FHIR_JSON + "\r\nContent-Type: " + FHIR_JSON + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    /** A SOAP message, which says itself who sends it, to a transaction such as {@code iti18}. */
    byte[] soap(String path, String type, byte[] message) {
        var head =
                "POST /xds/" + path + " HTTP/1.1\r\nHost: " + server.address().getAuthority() + "\r\nContent-Type: "
                        + type + "\r\nContent-Length: " + message.length + "\r\n\r\n";
        return ByteBuffer.allocate(head.length() + message.length)
                .put(head.getBytes(StandardCharsets.US_ASCII))
                .put(message)
                .array();
    }

    /** Bodies are ASCII, so that their length is the number of their characters. */
    private byte[] bytes(String method, String persona, String path, String rest) {
        var head = method + " /fhir" + path + " HTTP/1.1\r\nHost: "
                + server.address().getAuthority() + "\r\n" + server.authorization(persona) + headers;
        return (head + rest).getBytes(StandardCharsets.US_ASCII);
    }
}
