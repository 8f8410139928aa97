package org.opencarnet.probing;

import static org.opencarnet.probing.Probe.get;

import java.util.List;
import java.util.stream.Stream;

/** Asking by the id: every type, every way to read, every name that could be taken for an id. */
final class Reads {

    private static final List<String> IDS = List.of(
            "«id»",
            "«entry»",
            "«list»",
            "«sha256»",
            "«tag»",
            "«unique»",
            "«folder»",
            "«relative»",
            "«team»",
            "«consent»",
            "«trace»",
            "«patientId»",
            "«request»",
            "«patientId».regulation",
            "«patientId».break-glass",
            "«member»",
            "«relativeNumber»",
            "«setUnique»",
            "«sha1»");
    private static final List<String> TYPES = List.of(
            "Binary",
            "DocumentReference",
            "List",
            "Patient",
            "RelatedPerson",
            "CareTeam",
            "Consent",
            "AuditEvent",
            "Practitioner",
            "PractitionerRole",
            "Organization");
    private static final List<String> OWN = List.of(
            "/Binary/«id»",
            "/DocumentReference/«id»",
            "/List/«list»",
            "/List/«folder»",
            "/Patient/«patientId»",
            "/RelatedPerson/«relative»",
            "/CareTeam/«team»",
            "/Consent/«consent»",
            "/AuditEvent/«trace»");

    private Reads() {}

    static Stream<Probe> all() {
        return Stream.concat(OWN.stream().flatMap(Reads::ways), TYPES.stream().flatMap(type -> IDS.stream()
                .map(id -> get("/" + type + "/" + id))));
    }

    private static Stream<Probe> ways(String path) {
        return Stream.of(plainly(path), conditionally(path), formerly(path), otherwise(path))
                .flatMap(probes -> probes);
    }

    private static Stream<Probe> plainly(String path) {
        return Stream.of(
                get(path),
                get(path, "Accept", Probe.JSON),
                get(path, "Accept", "application/fhir+xml", "Accept-Language", "en"),
                get(path, "Accept", "text/plain"),
                get(path, "Accept", "image/png"),
                get(path + "?_format=xml"),
                get(path + "?_summary=true"),
                get(path + "?_summary=count"),
                get(path + "?_elements=id"),
                new Probe("HEAD", path, List.of(), "", true),
                new Probe("OPTIONS", path, List.of(), "", true));
    }

    private static Stream<Probe> conditionally(String path) {
        return Stream.of(
                get(path, "Range", "bytes=0-3"),
                get(path, "Range", "bytes=999999-"),
                get(path, "Range", "bytes=0-3", "If-Range", "\"«tag»\"", "Accept", "text/plain"),
                get(path, "If-None-Match", "\"«tag»\""),
                get(path, "If-None-Match", "W/\"«version»\""),
                get(path, "If-None-Match", "W/\"1\""),
                get(path, "If-None-Match", "*"),
                get(path, "If-Match", "W/\"«version»\""),
                get(path, "If-Modified-Since", "Tue, 01 Jan 2030 00:00:00 GMT"),
                get(path, "If-Modified-Since", "Tue, 01 Jan 2019 00:00:00 GMT"));
    }

    private static Stream<Probe> formerly(String path) {
        return Probe.each(
                path,
                "/_history",
                "/_history?_count=1",
                "/_history?_since=2020-01-01",
                "/_history/1",
                "/_history/2",
                "/_history/«version»",
                "/_history/0");
    }

    private static Stream<Probe> otherwise(String path) {
        return Probe.each(path, "/", "/$meta", "/$everything", "/_search", "/*", "%20", "?_id=«id»");
    }
}
