package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.identity.testing.Issuer;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;
import org.opencarnet.storage.testing.Databases;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The proofs of docs/trail.md over HTTP, from a whole server whose sequencer runs. */
@SpringBootTest(
        classes = Carnet.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "carnet.policy.accepted-authorities=TEST")
class TrailOverHttpTest {

    private static final String INS_SYSTEM = "urn:oid:1.2.250.1.213.1.4.10";
    private static final Pattern EXAMPLE = Pattern.compile("curl -s \"http://localhost:8080(/trail/[^\"]*)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ins ins = someIns();
    private final Someone patient = Someone.patient(ins, "Sophie LEFEBVRE");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void around(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Databases::h2Url);
        Issuer.trustedBy(properties);
    }

    private static Ins someIns() {
        var thirteen = "2790"
                + String.format("%09d", Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000_000L));
        return new Ins(Ins.Authority.TEST, thirteen + String.format("%02d", Ins.keyOf(thirteen)));
    }

    @BeforeEach
    void enrol() throws Exception {
        var body = """
                {"resourceType":"Patient",
                 "extension":[{"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability",
                   "extension":[{"url":"identityStatus","valueCoding":
                     {"system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445","code":"VALI"}}]}],
                 "identifier":[{"use":"official","system":"%s","value":"%s"}],
                 "name":[{"use":"official","family":"LEFEBVRE","given":["Sophie"]}],
                 "gender":"female","birthDate":"1979-03-12"}""".formatted(INS_SYSTEM, ins.matricule());
        var request = request(Someone.enrolment(), "/fhir/Patient")
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
    }

    private HttpRequest.Builder request(Someone who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + who.token());
    }

    private HttpResponse<String> get(Someone who, String path) throws IOException, InterruptedException {
        return http.send(request(who, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The name of the trace of the opening of the record, as the patient finds it. */
    private String trace() throws Exception {
        var found = JSON.readTree(
                get(patient, "/fhir/AuditEvent?patient.identifier=" + INS_SYSTEM + "%7C" + ins.matricule())
                        .body());
        var entries = found.get("entry");
        return entries.get(entries.size() - 1).get("resource").get("id").asText();
    }

    /** Once it is in the tree, and a checkpoint vouches for it. */
    private JsonNode inclusion(String trace) throws Exception {
        await().until(() -> get(patient, "/trail/inclusion/" + trace).statusCode() == 200);
        return JSON.readTree(get(patient, "/trail/inclusion/" + trace).body());
    }

    @Test
    void anAccessIsInTheTreeWithinASecond() throws Exception {
        var trace = trace();

        await().atMost(Duration.ofSeconds(2))
                .until(() -> get(patient, "/trail/inclusion/" + trace).statusCode() == 200);
    }

    @Test
    void thePatientCanCheckThatHisTraceIsInASignedTree() throws Exception {
        var proof = inclusion(trace());

        var checkpoint = get(patient, "/trail/checkpoint").body().lines().toList();
        var size = proof.get("size").asLong();
        var root = rootOf(proof);
        assertThat(proof.get("row").get(0).asText()).matches("[0-9a-f-]{36}");
        assertThat(proof.get("row").get(11).asText()).startsWith(ins.matricule());
        assertThat(Long.parseLong(checkpoint.get(1))).isGreaterThanOrEqualTo(size);
        if (Long.parseLong(checkpoint.get(1)) == size) {
            assertThat(root).isEqualTo(checkpoint.get(2));
        }
        assertThat(checkpoint.get(0)).isEqualTo("carnet.test/trail");
        assertThat(get(patient, "/trail/key").body()).startsWith("carnet.test/trail+");
    }

    /** As docs/trail.md tells it. */
    private static String rootOf(JsonNode proof) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((byte) 0);
        text(sha256, "carnet-trail-row/1");
        for (var column : proof.get("row")) {
            text(sha256, column.asText());
        }
        var hash = sha256.digest();
        assertThat(Base64.getEncoder().encodeToString(hash))
                .isEqualTo(proof.get("leaf").asText());
        var place = proof.get("place").asLong();
        var last = proof.get("size").asLong() - 1;
        for (var sibling : proof.get("hashes")) {
            var other = Base64.getDecoder().decode(sibling.asText());
            var right = (place & 1) == 1 || place == last;
            sha256.update((byte) 1);
            sha256.update(right ? other : hash);
            hash = sha256.digest(right ? hash : other);
            while (right && (place & 1) == 0 && place != 0) {
                place >>= 1;
                last >>= 1;
            }
            place >>= 1;
            last >>= 1;
        }
        return Base64.getEncoder().encodeToString(hash);
    }

    private static void text(MessageDigest sha256, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha256.update(bytes);
    }

    @Test
    void nobodyElseIsToldOfATrace() throws Exception {
        var trace = trace();
        inclusion(trace);
        var stranger = Someone.patient(someIns(), "Paul DURAND");

        assertThat(get(stranger, "/trail/inclusion/" + trace).statusCode()).isEqualTo(404);
        assertThat(get(stranger, "/trail/inclusion/" + trace).body())
                .isEqualTo(
                        get(stranger, "/trail/inclusion/" + UUID.randomUUID()).body());
        var nobody = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/trail/checkpoint"))
                .build();
        assertThat(http.send(nobody, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/trail/consistency, 400, from-is-missing",
        "/trail/consistency?from=0, 400, from-is-no-size-before",
        "/trail/consistency?from=x, 400, from-is-no-number",
        "/trail/consistency?from=1&to=999999999, 400, to-is-no-size-of-the-tree",
        "/trail/inclusion/nonsense, 404, not-found",
        "/trail/elsewhere, 404, unknown-path"
    })
    void saysWhatCannotBeAnswered(String path, int status, String word) throws Exception {
        inclusion(trace());

        var answer = get(patient, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("error").asText()).isEqualTo(word);
    }

    @Test
    void theExamplesOfTheGuideAreAnswered() throws Exception {
        var trace = trace();
        inclusion(trace);
        var examples = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "trail.md")))
                .results()
                .map(example -> example.group(1).replace("$TRACE", trace).replace("$SIZE", "1"))
                .toList();

        assertThat(examples).hasSizeGreaterThan(3);
        for (var example : examples) {
            assertThat(get(patient, example).statusCode()).as(example).isEqualTo(200);
        }
    }
}
