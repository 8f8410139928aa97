package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Senders that send again, at once or later, with the same bytes or with others. */
class RetryIT {

    private static final Submission.Kind REPORT = new Submission.Kind("11488-4", "10", "Compte rendu");

    private final Fhir author = new People().as("dr-martin");

    @Test
    void theSameBundleTenTimesInParallelIsOneDocument() {
        var uniqueId = Submission.newUniqueId();
        var bundle = submission("une fois").bundle(uniqueId);

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> author.post("", bundle)))
                .limit(10)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        var ids = new HashSet<String>();
        answers.forEach(answer -> ids.add(Submission.documentIn(answer.json())));
        assertThat(ids).hasSize(1);
        assertThat(author.get("DocumentReference?" + People.patient(People.MME_DURAND) + "&identifier="
                                + Fhir.encoded("urn:ietf:rfc:3986|" + uniqueId))
                        .matches())
                .hasSize(1);
    }

    @Test
    void otherBytesUnderTheSameUniqueIdAreRefused() {
        var uniqueId = Submission.newUniqueId();
        assertThat(author.post("", submission("une fois").bundle(uniqueId)).status())
                .isEqualTo(200);

        var refused = author.post("", submission("autre chose").bundle(uniqueId));

        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    private static Submission submission(String text) {
        return new Submission(
                People.MME_DURAND,
                People.DR_MARTIN,
                text.getBytes(StandardCharsets.UTF_8),
                "text/plain",
                REPORT,
                Optional.empty());
    }
}
