package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The demo's inbox: a patient confirms an address with the code that arrives there, and is told of what happens, but of nothing else. */
class AlertsIT {

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Neighbourhood SERVER = Neighbourhood.started();

    @AfterAll
    static void end() {
        SERVER.kill();
    }

    @Test
    void aPatientIsToldOfANewDocument() throws IOException, InterruptedException {
        var patient = Fhir.as(SERVER, "mme-durand");
        var asked = patient.post("Subscription", Alerted.mail("jeanne@example.org", "fr"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var id = asked.json().path("id").asText();
        var code =
                CODE.matcher(awaited("Votre code de confirmation").path("text").asText());
        assertThat(code.find()).isTrue();

        assertThat(patient.post("Subscription/" + id + "/$confirm", Alerted.code(code.group(1)))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
        var kept = Kept.fresh();
        assertThat(Fhir.as(SERVER, "dr-martin").post("", kept.bundle()).status())
                .isEqualTo(200);

        var told = awaited("Un document a été ajouté à votre dossier");
        assertThat(told.path("to").asText()).isEqualTo("jeanne@example.org");
        assertThat(told.path("text").asText()).doesNotContain("MARTIN", "DURAND", "Compte rendu", People.MME_DURAND);
    }

    /** Waits for the mail with this subject. */
    private static JsonNode awaited(String subject) throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        var found = arrived(subject);
        while (found.isEmpty() && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            found = arrived(subject);
        }
        assertThat(found).as(subject).hasSize(1);
        return found.get(0);
    }

    private static List<JsonNode> arrived(String subject) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(SERVER.identity() + "/demo/inbox"))
                .header("Accept", "application/json")
                .build();
        var all = Fhir.read(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("subject").asText().equals(subject))
                .toList();
    }
}
