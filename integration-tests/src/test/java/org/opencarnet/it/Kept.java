package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One submission, by Dr Martin for Mme Durand, and the question whether it is kept: wholly or not at all. */
record Kept(String uniqueId, JsonNode bundle) {

    private static final Submission.Kind REPORT = new Submission.Kind("11488-4", "10", "Compte rendu");

    static Kept fresh() {
        return fresh("");
    }

    /** With a text of its own, and this behind it. */
    static Kept fresh(String more) {
        var uniqueId = Submission.newUniqueId();
        var submission = new Submission(
                People.MME_DURAND,
                People.DR_MARTIN,
                (text(uniqueId) + more).getBytes(StandardCharsets.UTF_8),
                "text/plain",
                REPORT,
                Optional.empty());
        return new Kept(uniqueId, submission.bundle(uniqueId));
    }

    /** How many there are: of its document, each with its own bytes, and of its submission set the same number. */
    int copies(Fhir author) {
        var documents = author.get("DocumentReference?" + named(uniqueId)).matches();
        for (var document : documents) {
            var content = author.get("Binary/" + document.path("id").asText(), "text/plain");
            assertThat(content.text()).startsWith(text(uniqueId));
        }
        assertThat(author.get("List?code=submissionset&" + named(setId())).matches())
                .as("submission sets")
                .hasSameSizeAs(documents);
        return documents.size();
    }

    private String setId() {
        return bundle.at("/entry/0/resource/identifier/0/value").asText();
    }

    private static String named(String uniqueId) {
        return People.patient(People.MME_DURAND) + "&identifier=" + Fhir.encoded("urn:ietf:rfc:3986|" + uniqueId);
    }

    private static String text(String uniqueId) {
        return "Compte rendu " + uniqueId;
    }
}
