package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while submissions are on their way; what it acknowledged is there afterwards, what it did not is whole or absent. */
class KilledServerIT {

    private static final int SENDERS = 4;
    private static final int BEFORE_THE_KILL = 20;
    private static final Submission.Kind REPORT = new Submission.Kind("11488-4", "10", "Compte rendu");

    private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();

    @Test
    void whatWasAcknowledgedIsThereAndNothingIsHalf(@TempDir Path folder) throws InterruptedException {
        var database = "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("carnet")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        var before = Neighbourhood.started(database);
        sendUntilKilled(before);

        var after = Neighbourhood.started(database);
        try {
            var author = Fhir.as(after, "dr-martin");
            var sent = new LinkedHashMap<>(acknowledged);
            assertThat(sent.values()).contains(true);
            sent.forEach((uniqueId, good) -> {
                assertThat(copies(author, uniqueId)).as(uniqueId).isIn(good ? List.of(1) : List.of(0, 1));
                assertThat(author.post("", submission(uniqueId).bundle(uniqueId))
                                .status())
                        .isEqualTo(200);
                assertThat(copies(author, uniqueId)).as("after a retry").isEqualTo(1);
            });
        } finally {
            after.kill();
        }
    }

    private void sendUntilKilled(Neighbourhood server) throws InterruptedException {
        var enough = new CountDownLatch(BEFORE_THE_KILL);
        var senders = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < SENDERS; i++) {
            senders.add(CompletableFuture.runAsync(() -> send(server, enough)));
        }
        assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
        server.kill();
        senders.forEach(CompletableFuture::join);
    }

    /** Sends one after the other until nobody answers. */
    private void send(Neighbourhood server, CountDownLatch enough) {
        var author = Fhir.as(server, "dr-martin");
        var alive = true;
        while (alive) {
            var uniqueId = Submission.newUniqueId();
            acknowledged.put(uniqueId, false);
            try {
                var good =
                        author.post("", submission(uniqueId).bundle(uniqueId)).status() == 200;
                acknowledged.put(uniqueId, good);
                enough.countDown();
            } catch (UncheckedIOException killed) {
                alive = false;
            }
        }
    }

    /** How many documents of this name there are, each with its own bytes. */
    private static int copies(Fhir author, String uniqueId) {
        var found = author.get("DocumentReference?" + People.patient(People.MME_DURAND) + "&identifier="
                        + Fhir.encoded("urn:ietf:rfc:3986|" + uniqueId))
                .matches();
        for (var document : found) {
            var content = author.get("Binary/" + document.path("id").asText(), "text/plain");
            assertThat(content.text()).isEqualTo(text(uniqueId));
        }
        return found.size();
    }

    private static Submission submission(String uniqueId) {
        return new Submission(
                People.MME_DURAND,
                People.DR_MARTIN,
                text(uniqueId).getBytes(StandardCharsets.UTF_8),
                "text/plain",
                REPORT,
                Optional.empty());
    }

    private static String text(String uniqueId) {
        return "Compte rendu " + uniqueId;
    }
}
