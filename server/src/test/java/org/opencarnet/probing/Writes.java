package org.opencarnet.probing;

import static org.opencarnet.probing.Probe.send;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Changing, to see whether it is said that it cannot be changed: with versions and conditions that hold and that do not. */
final class Writes {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final Map<String, String> PATCHES = Map.of(
            "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]",
            JSON_PATCH,
            "[{\"op\":\"test\",\"path\":\"/description\",\"value\":\"«comment»\"}]",
            JSON_PATCH,
            "[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}]",
            JSON_PATCH,
            "[{\"op\":\"copy\",\"from\":\"/nowhere\",\"path\":\"/status\"}]",
            JSON_PATCH,
            "[]",
            JSON_PATCH,
            "no patch",
            JSON_PATCH,
            "<diff xmlns=\"http://hl7.org/fhir\"><replace sel=\"DocumentReference/status/@value\">superseded</replace></diff>",
            "application/xml-patch+xml",
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                    + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                    + "{\"name\":\"path\",\"valueString\":\"DocumentReference.status\"},"
                    + "{\"name\":\"value\",\"valueCode\":\"superseded\"}]}]}",
            Probe.JSON);
    private static final List<String> WHICH = List.of(
            "/DocumentReference/«id»",
            "/DocumentReference/«entry»",
            "/DocumentReference?identifier=urn:ietf:rfc:3986%7C«unique»",
            "/DocumentReference?identifier=«unique»",
            "/DocumentReference?identifier=urn:ietf:rfc:3986%7Curn:uuid:«entry»",
            "/DocumentReference?identifier=urn:ietf:rfc:3986%7Curn:uuid:«id»",
            "/DocumentReference?_id=«id»",
            "/DocumentReference?patient=Patient/«patient»&identifier=«unique»");
    private static final List<String> CONDITIONS = List.of("W/\"1\"", "W/\"2\"", "W/\"9\"", "\"«tag»\"", "*");
    private static final List<String> THINGS = List.of(
            "/DocumentReference/«id»",
            "/Binary/«id»",
            "/List/«list»",
            "/List/«folder»",
            "/Patient/«patientId»",
            "/RelatedPerson/«relative»",
            "/CareTeam/«team»",
            "/Consent/«consent»",
            "/Consent/«patientId».regulation",
            "/AuditEvent/«trace»",
            "/DocumentReference?identifier=«unique»",
            "/DocumentReference?_id=«id»",
            "/List?identifier=«setUnique»",
            "/Patient?identifier=urn:oid:1.2.250.1.213.1.4.8%7C«insOfAnother»",
            "/RelatedPerson?identifier=urn:oid:1.2.250.1.999.8%7C«relativeNumber»",
            "/CareTeam?identifier=urn:oid:1.2.250.1.999.9%7C«teamNumber»",
            "/Consent?actor=Practitioner/«actor»");

    private Writes() {}

    static Stream<Probe> all() {
        return Stream.of(patches(), replacements(), creations(), circles()).flatMap(probes -> probes);
    }

    private static Stream<Probe> patches() {
        return WHICH.stream().flatMap(path -> PATCHES.entrySet().stream().flatMap(patch -> {
            var plainly = send("PATCH", path, patch.getKey(), "Content-Type", patch.getValue());
            var conditionally = CONDITIONS.stream()
                    .map(tag -> send("PATCH", path, patch.getKey(), "Content-Type", patch.getValue(), "If-Match", tag));
            return Stream.concat(Stream.of(plainly), conditionally);
        }));
    }

    private static Stream<Probe> replacements() {
        return THINGS.stream().flatMap(path -> {
            var type = path.substring(1).split("[/?]")[0];
            var id = path.replaceAll(".*/|.*\\?.*", "");
            var body = "{\"resourceType\":\"" + type + "\"" + (id.isEmpty() ? "" : ",\"id\":\"" + id + "\"")
                    + (type.equals("CareTeam") || type.equals("RelatedPerson") ? named(type) : "") + "}";
            return Stream.of(
                    send("PUT", path, body),
                    send("PUT", path, body, "If-Match", "W/\"1\""),
                    send("PUT", path, body, "If-Match", "W/\"9\""),
                    send("PUT", path, body, "If-None-Match", "*"),
                    new Probe("DELETE", path, List.of(), "", true),
                    new Probe("DELETE", path, List.of("If-Match", "W/\"1\""), "", true),
                    send(
                            "PATCH",
                            path,
                            "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]",
                            "Content-Type",
                            JSON_PATCH),
                    new Probe("POST", path, List.of(), "", true),
                    new Probe("TRACE", path, List.of(), "", true));
        });
    }

    private static String named(String type) {
        return ",\"" + (type.equals("CareTeam") ? "subject" : "patient") + "\":{\"reference\":\"Patient/«patient»\"}";
    }

    /** None of these bodies is in order, so that nothing is made. */
    private static Stream<Probe> creations() {
        return Stream.of(
                        "DocumentReference?identifier=«unique»",
                        "DocumentReference?_id=«id»",
                        "List?identifier=«setUnique»",
                        "List?title=«folderTitle»",
                        "Patient?identifier=urn:oid:1.2.250.1.213.1.4.8|«insOfAnother»",
                        "Patient?phone=«phone»",
                        "RelatedPerson?identifier=«relativeNumber»",
                        "CareTeam?participant=RelatedPerson/«relative»",
                        "Consent?actor=Practitioner/«actor»",
                        "Practitioner?family=«family»")
                .flatMap(condition -> {
                    var type = condition.substring(0, condition.indexOf('?'));
                    var body = "{\"resourceType\":\"" + type + "\"}";
                    return Stream.of(
                            send("POST", "/" + type, body, "If-None-Exist", condition),
                            send("POST", "/" + type, body, "If-None-Exist", condition.substring(type.length() + 1)),
                            send(
                                    "POST",
                                    "/" + type,
                                    body,
                                    "If-None-Exist",
                                    condition,
                                    "Prefer",
                                    "return=representation"));
                });
    }

    /** In one's own circle, with members from another's. */
    private static Stream<Probe> circles() {
        return Stream.of(
                        "{\"reference\":\"RelatedPerson/«relative»\"}",
                        "{\"reference\":\"CareTeam/«team»\"}",
                        "{\"reference\":\"Patient/«patientId»\"}",
                        "{\"reference\":\"RelatedPerson?identifier=urn:oid:1.2.250.1.999.8|«relativeNumber»\"}",
                        "{\"reference\":\"Patient?identifier=urn:oid:1.2.250.1.213.1.4.8|«insOfAnother»\"}",
                        "{\"identifier\":{\"system\":\"urn:oid:1.2.250.1.999.8\",\"value\":\"«relativeNumber»\"}}",
                        "{\"reference\":\"DocumentReference/«id»\"}")
                .map(member -> send(
                        "POST",
                        "/CareTeam",
                        "{\"resourceType\":\"CareTeam\",\"subject\":{\"identifier\":{\"system\":"
                                + "\"urn:oid:1.2.250.1.213.1.4.8\",\"value\":\"«own»\"}},\"participant\":[{\"member\":"
                                + member + "}]}"));
    }
}
