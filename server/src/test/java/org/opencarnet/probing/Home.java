package org.opencarnet.probing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.scenarios.RunningCarnet;
import org.opencarnet.sharing.Authorizations;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Trail;

/** Builds what is to be hidden, over HTTP as everybody does: records, documents full of planted words, folders, relatives. */
final class Home {

    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Pattern DOCUMENT = Pattern.compile("DocumentReference/([0-9a-f-]{36})");
    private static final Pattern LIST = Pattern.compile("List/([0-9a-f-]{36})");
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    /** What says in whose record to look, and how a thing is to be described. */
    private static final Set<String> KNOWN = Set.of("ins", "patient", "labels", "born");

    final RunningCarnet carnet = RunningCarnet.shared();
    final Ports ports = carnet.bean(Ports.class);
    final Line line = new Line(carnet.fhir());
    final Chance chance = new Chance(20260313);

    Home() {
        carnet.at(NOW);
    }

    /** A patient with an open record: demographics and the facts by which he is named. */
    Hidden record(String name, String beginning, String born) {
        var ins = chance.ins(beginning);
        var facts = new HashMap<>(Map.of("ins", ins.matricule(), "born", born));
        for (var word : new String[] {"surname", "firstName", "phone", "city"}) {
            facts.put(word, chance.word());
        }
        var answer = line.done(
                Probe.send("POST", "/Patient", template("patient")).of(new Hidden(name, facts, KNOWN)),
                Someone.enrolment().token());
        facts.put("patient", found(ID, answer));
        return new Hidden(name, facts, KNOWN);
    }

    static Ins ins(Hidden record) {
        return new Ins(Ins.Authority.NIR, record.facts().get("ins"));
    }

    static RecordId id(Hidden record) {
        return new RecordId(UUID.fromString(record.facts().get("patient")));
    }

    /** A document in a record, by an author of its own. */
    Hidden document(String name, Hidden record, Kind kind) {
        var facts = new HashMap<>(kind.facts());
        facts.put("ins", record.facts().get("ins"));
        facts.put("patient", record.facts().get("patient"));
        for (var word : new String[] {"title", "comment", "family", "given", "event", "reference", "setTitle"}) {
            facts.put(word, chance.word());
        }
        for (var unique : new String[] {"unique", "setUnique", "source"}) {
            facts.put(unique, chance.uniqueId());
        }
        facts.put("author", chance.professional());
        content(facts);
        var fed = line.done(
                Probe.send("POST", "", template("bundle")).of(new Hidden(name, facts, KNOWN)),
                author(facts).token());
        stored(facts, found(DOCUMENT, fed));
        return new Hidden(name, facts, KNOWN);
    }

    private void content(Map<String, String> facts) {
        var text = chance.word();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        facts.put("text", text);
        facts.put("bytes", Base64.getEncoder().encodeToString(bytes));
        facts.put("sha1", Base64.getEncoder().encodeToString(digest("SHA-1", bytes)));
        facts.put("sha256", HexFormat.of().formatHex(digest("SHA-256", bytes)));
        facts.put("tag", facts.get("sha256").substring(0, 32));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void stored(Map<String, String> facts, String id) {
        var stored = ports.unit()
                .of(() -> ports.documents().current(UUID.fromString(id)))
                .orElseThrow();
        facts.put("id", id);
        facts.put("entry", stored.identity().entryUuid().toString());
        facts.put("list", stored.submissionSet().toString());
        var place = ByteBuffer.allocate(24)
                .putLong(stored.position().micros())
                .putLong(stored.identity().logicalId().getMostSignificantBits())
                .putLong(stored.identity().logicalId().getLeastSignificantBits());
        facts.put("cursor", Base64.getUrlEncoder().withoutPadding().encodeToString(place.array()));
    }

    /** Who wrote a document. */
    static Someone author(Map<String, String> document) {
        return Someone.professional(document.get("author"), document.get("family"), "10");
    }

    void delete(Hidden document) {
        line.done(
                Probe.send(
                                "PATCH",
                                "/DocumentReference/«id»",
                                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]",
                                "Content-Type",
                                "application/json-patch+json")
                        .of(document),
                author(document.facts()).token());
    }

    /** A folder that holds nothing but this document, and the submission set with which it came. */
    Hidden folder(Hidden document) {
        var facts = new HashMap<String, String>();
        for (var same : new String[] {"ins", "patient", "author", "family", "given", "source"}) {
            facts.put(same, document.facts().get(same));
        }
        facts.putAll(Map.of("member", document.facts().get("id"), "verb", "POST", "url", "List"));
        facts.putAll(Map.of("setTitle", chance.word(), "folderTitle", chance.word()));
        facts.putAll(Map.of("setUnique", chance.uniqueId(), "folderUnique", chance.uniqueId()));
        var known = Set.of("ins", "patient", "verb", "url");
        var answer = line.done(
                Probe.send("POST", "", template("folder")).of(new Hidden("folder", facts, known)),
                author(document.facts()).token());
        var lists = LIST.matcher(answer).results().map(one -> one.group(1)).toList();
        facts.put("list", lists.get(0));
        facts.put("folder", lists.get(1));
        return new Hidden("folder of " + document.name(), facts, known);
    }

    /** A relative and a care team of a patient. */
    Hidden circle(Hidden record) {
        var facts = new HashMap<>(Map.of(
                "ins", record.facts().get("ins"),
                "patient", record.facts().get("patient"),
                "teamMember", chance.professional()));
        for (var word : new String[] {
            "relativeNumber", "relativeName", "relativePhone", "teamNumber", "teamName", "teamMemberName"
        }) {
            facts.put(word, chance.word());
        }
        var patient = patient(record).token();
        for (var kind : Map.of("relative", "RelatedPerson", "team", "CareTeam").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            var answer = line.done(
                    Probe.send("POST", "/" + kind.getValue(), template(kind.getKey()))
                            .of(new Hidden("circle", facts, KNOWN)),
                    patient);
            facts.put(kind.getKey(), found(ID, answer));
        }
        return new Hidden("circle of " + record.name(), facts, KNOWN);
    }

    static Someone patient(Hidden record) {
        return Someone.patient(ins(record), record.facts().get("surname"));
    }

    void close(Hidden record) {
        change(() -> ports.records().change(id(record), new PatientRecord.State.Closed(NOW, "DEMANDE", "")));
    }

    /** The patient has declared consent at this instant; what stands between the two. */
    Hidden authorized(Hidden record, Authorizations.Professional professional, Instant at) {
        change(() -> ports.authorizations().grant(id(record), professional, at));
        var standing = ports.unit()
                .of(() -> ports.authorizations().standing(id(record), professional.id()))
                .orElseThrow();
        return new Hidden(
                "consent of " + record.name(),
                Map.of(
                        "ins", record.facts().get("ins"),
                        "patient", record.facts().get("patient"),
                        "consent", standing.id().toString(),
                        "actor", professional.id(),
                        "actorName", professional.name()),
                KNOWN);
    }

    void blocked(Hidden record, String professional) {
        var who = new Authorizations.Professional(professional, "");
        change(() -> ports.authorizations().block(id(record), who, Optional.of(NOW)));
    }

    void withdrawn(Hidden record, String professional) {
        change(() -> ports.authorizations().withdraw(id(record), professional, NOW));
    }

    /** The act by which a document was fed, as the trail has it. */
    Hidden trace(Hidden document) {
        var id = UUID.fromString(document.facts().get("id"));
        var search = new Trail.Search(
                id(document), Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 200);
        var trace = ports.unit().of(() -> ports.trail().read(search)).stream()
                .filter(one -> one.document().filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow();
        return new Hidden(
                "trace of " + document.name(),
                Map.of(
                        "ins", document.facts().get("ins"),
                        "patient", document.facts().get("patient"),
                        "trace", trace.id().toString(),
                        "request", trace.origin().requestId()),
                KNOWN);
    }

    private void change(Runnable change) {
        ports.unit().of(() -> {
            change.run();
            return true;
        });
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        return found.group(1);
    }

    static String template(String name) {
        try (var in = Objects.requireNonNull(Home.class.getResourceAsStream(name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
