package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * One history of one new patient, each step on either of two nodes. Whatever was acknowledged binds what is asked next, wherever it is
 * asked; what is asked while something changes sees the record before or after it.
 */
final class FreshHistory {

    private static final int STEPS = 24;
    private static final Submission.Kind REPORT = new Submission.Kind("11488-4", "10", "Compte rendu");
    private static final String N =
            "{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"N\"}]}";
    private static final String READER = "{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"%s\"}";

    private final Random random;
    private final List<FreshNode> nodes;
    private final List<Fhir> patients;
    private final String ins;
    private final String record;
    private final FreshModel model = new FreshModel();
    private Optional<String> consent = Optional.empty();
    private Optional<String> heldPage = Optional.empty();
    private int answers;

    FreshHistory(long seed, List<FreshNode> nodes) {
        this.random = new Random(seed);
        this.nodes = nodes;
        this.ins = FreshNode.ins(seed);
        this.record = nodes.get(0).enrol(ins);
        this.patients = nodes.stream().map(node -> node.patient(ins)).toList();
    }

    /** Lives through it; how many answers were compared. */
    int lived() {
        for (var step = 0; step < STEPS; step++) {
            if (random.nextBoolean()) {
                looks();
            } else {
                changes();
            }
        }
        return answers;
    }

    private void looks() {
        switch (random.nextInt(4)) {
            case 0 -> assertThat(listed(any(nodes))).isEqualTo(model.visible());
            case 1 -> turnsThePage();
            default -> reads();
        }
        answers++;
    }

    private void reads() {
        if (!model.isEmpty()) {
            var id = model.id(paper());
            assertThat(any(nodes).reader().get("Binary/" + id, "text/plain").status())
                    .as(id)
                    .isEqualTo(model.visible().contains(id) ? 200 : 404);
        }
    }

    /** The page that a list promised before, asked of any node now, shows nothing that is not open now. */
    private void turnsThePage() {
        heldPage.ifPresent(
                query -> assertThat(ids(any(nodes).reader().get(query))).isSubsetOf(model.visible()));
        var first = any(nodes).reader().get(list() + "&_count=1");
        heldPage = first.status() == 200 ? next(first.json()) : Optional.empty();
    }

    private static Optional<String> next(JsonNode bundle) {
        for (var link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                var uri = URI.create(link.path("url").asText().replace("|", "%7C"));
                return Optional.of("DocumentReference?" + uri.getRawQuery());
            }
        }
        return Optional.empty();
    }

    /** While something changes here, somebody lists there. */
    private void changes() {
        var here = random.nextInt(nodes.size());
        var there = nodes.get((here + 1) % nodes.size());
        var before = model.visible();
        var meanwhile = CompletableFuture.supplyAsync(() -> listed(there));
        change(nodes.get(here), patients.get(here));
        var after = model.visible();

        assertThat(listed(there)).as("after the acknowledgement").isEqualTo(after);
        var seen = meanwhile.join();
        assertThat(seen).as("meanwhile").isIn(before, after);
        answers += 2;
    }

    private void change(FreshNode node, Fhir patient) {
        switch (random.nextInt(11)) {
            case 0, 1 -> grant(node);
            case 2 -> end(patient, false);
            case 3 -> block(patient);
            case 4 -> end(patient, true);
            case 5, 6 -> feed(node, Optional.empty());
            case 7 -> mask(patient);
            case 8 -> replace(node);
            case 9 -> maskAll(patient);
            default -> closeOrReopen(patient);
        }
    }

    private void grant(FreshNode node) {
        var may = model.mayBeGranted();
        var answer = node.reader().post("Consent", consents("permit", ""));
        assertThat(answer.status() == 201).as(answer.text()).isEqualTo(may);
        if (may) {
            consent = Optional.of(answer.json().path("id").asText());
            model.granted(true);
        }
    }

    private void block(Fhir patient) {
        var actor = ",\"actor\":[{\"role\":{\"coding\":[{\"code\":\"IRCP\"}]},\"reference\":{\"identifier\":"
                + READER.formatted(FreshNode.READERS_ID) + "}}]";
        var answer = patient.post("Consent", consents("deny", actor));
        assertThat(answer.status() == 201).as(answer.text()).isEqualTo(model.isOpen());
        if (model.isOpen()) {
            consent = Optional.of(answer.json().path("id").asText());
            model.blocked(true);
        }
    }

    /** Withdraws, or lifts a block. */
    private void end(Fhir patient, boolean block) {
        if (consent.isPresent() && model.isBlocked() == block) {
            var answer = patient.patch(
                    "Consent/" + consent.get(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]");
            assertThat(answer.status() == 200).as(answer.text()).isEqualTo(model.isOpen());
            if (model.isOpen()) {
                model.granted(false);
                if (block) {
                    model.blocked(false);
                }
            }
        }
    }

    private Optional<String> feed(FreshNode node, Optional<Submission.Replaced> replaced) {
        var uniqueId = Submission.newUniqueId();
        var paper = new Submission(
                ins,
                People.DR_MARTIN,
                ("Texte " + uniqueId).getBytes(StandardCharsets.UTF_8),
                "text/plain",
                REPORT,
                replaced);
        var answer = node.author().post("", paper.bundle(uniqueId));
        var id = answer.status() == 200 ? Optional.of(Submission.documentIn(answer.json())) : Optional.<String>empty();
        if (replaced.isEmpty()) {
            assertThat(id.isPresent()).as(answer.text()).isEqualTo(model.isOpen());
            id.ifPresent(model::fed);
        }
        return id;
    }

    private void replace(FreshNode node) {
        if (!model.isEmpty()) {
            var number = paper();
            var may = model.mayReplace(number);
            var next = feed(node, Optional.of(new Submission.Replaced(model.id(number))));
            assertThat(next.isPresent()).isEqualTo(may);
            next.ifPresent(id -> model.replaced(number, id));
        }
    }

    private void mask(Fhir patient) {
        if (!model.isEmpty()) {
            var number = paper();
            var mask = random.nextBoolean();
            var labels = mask ? N + ",{\"coding\":[{\"code\":\"MASQUE_PS\"}]}" : N;
            var answer = patient.patch(
                    "DocumentReference/" + model.id(number),
                    "[{\"op\":\"replace\",\"path\":\"/securityLabel\",\"value\":[" + labels + "]}]");
            assertThat(answer.status() == 200).as(answer.text()).isEqualTo(model.isOpen());
            if (model.isOpen()) {
                model.masked(number, mask);
            }
        }
    }

    private void maskAll(Fhir patient) {
        var mask = random.nextBoolean();
        var purpose = ",\"purpose\":[{\"system\":\"https://opencarnet.org/fhir/CodeSystem/standing-consent\","
                + "\"code\":\"DOCUMENTS\"}]";
        var answer = patient.post("Consent", consents(mask ? "deny" : "permit", purpose));
        assertThat(answer.status() == 201).as(answer.text()).isEqualTo(model.isOpen());
        if (model.isOpen()) {
            model.allMasked(mask);
        }
    }

    private void closeOrReopen(Fhir patient) {
        var opens = !model.isOpen();
        var answer = patient.post(
                "Patient/" + record + (opens ? "/$record-reopen" : "/$record-close"),
                Fhir.read("{\"resourceType\":\"Parameters\"}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        model.open(opens);
    }

    private JsonNode consents(String type, String more) {
        return Fhir.read(
                "{\"resourceType\":\"Consent\",\"patient\":{\"identifier\":{\"system\":\"" + People.TEST_AUTHORITY
                        + "\",\"value\":\"" + ins + "\"}},\"provision\":{\"type\":\"" + type + "\"" + more + "}}");
    }

    private Set<String> listed(FreshNode node) {
        return ids(node.reader().get(list() + "&_count=100"));
    }

    private String list() {
        return "DocumentReference?" + People.patient(ins);
    }

    /** Refused is nothing; anything else than a list or a refusal is wrong. */
    private static Set<String> ids(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 403);
        return answer.status() == 403
                ? Set.of()
                : answer.matches().stream()
                        .filter(one -> one.path("resourceType").asText().equals("DocumentReference"))
                        .map(one -> one.path("id").asText())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private int paper() {
        return random.nextInt(model.size());
    }

    private <T> T any(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
