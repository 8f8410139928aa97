package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document of 100 MB goes in and out of a server that has 256 MB for itself. */
class LargeDocumentIT {

    private static final int SIZE = 100 << 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long RUN = System.currentTimeMillis();

    @TempDir
    private static Path folder;

    private static Neighbourhood small;

    @BeforeAll
    static void start() {
        small = Neighbourhood.started(Neighbourhood.Launch.with(
                        "--carnet.content.store=file",
                        "--carnet.content.path=" + folder,
                        "--carnet.content.max-size=200MB")
                .options("-Xmx256m"));
    }

    @AfterAll
    static void stop() {
        small.stop();
    }

    @Test
    void goesInAndOutInStreams() throws Exception {
        var soap = new Soap(small);

        var fed = HTTP.send(
                request("iti41", Soap.MULTIPART)
                        .POST(BodyPublishers.ofInputStream(() -> message(soap)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(fed.statusCode()).as(fed.body()).isEqualTo(200);
        assertThat(fed.body()).contains("ResponseStatusType:Success");
        assertThat(count(retrieved(soap))).isEqualTo(SIZE);
    }

    private static HttpRequest.Builder request(String transaction, String type) {
        return HttpRequest.newBuilder(URI.create("http://" + small.fhir().getAuthority() + "/xds/" + transaction))
                .header("Content-Type", type);
    }

    private static InputStream message(Soap soap) {
        var envelope = Conversation.written("01-provide-a-letter", "iti41.xml", soap, RUN);
        var whole = new String(Soap.multipart(envelope, Map.of("letter.txt", new byte[0])), StandardCharsets.UTF_8);
        var end = whole.lastIndexOf("\r\n--");
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(whole.substring(0, end).getBytes(StandardCharsets.UTF_8)),
                new Letters(),
                new ByteArrayInputStream(whole.substring(end).getBytes(StandardCharsets.UTF_8)))));
    }

    private static HttpResponse<InputStream> retrieved(Soap soap) throws IOException, InterruptedException {
        var envelope = Conversation.written("11-retrieve-the-letter", "iti43.xml", soap, RUN);
        return HTTP.send(
                request("iti43", "application/soap+xml; charset=UTF-8")
                        .POST(BodyPublishers.ofString(envelope))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    /** How many of the letters that were sent are in the answer. */
    private static int count(HttpResponse<InputStream> answer) throws IOException {
        var count = 0;
        var buffer = new byte[1 << 16];
        try (var body = answer.body()) {
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (var i = 0; i < read; i++) {
                    count += buffer[i] == Letters.LETTER ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Text of a letter that stands nowhere else. */
    private static final class Letters extends InputStream {

        static final byte LETTER = '~';

        private int left = SIZE;

        @Override
        public int read() {
            return left-- > 0 ? LETTER : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var now = Math.min(left, length);
            Arrays.fill(buffer, offset, offset + now, LETTER);
            left -= now;
            return now;
        }
    }
}
