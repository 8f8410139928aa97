package org.opencarnet.probing;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A request for what is hidden, which is to be as one for what is absent: in what it sends to the database and in how long it takes. */
record Twins(String what, Seeker seeker, Probe probe, Hidden hidden) {

    private static final String SYSTEM = "urn:ietf:rfc:3986%7C";

    static Stream<Twins> all() {
        var neighbours = Neighbours.shared();
        var stranger = neighbours.named("stranger physician");
        var colleague = neighbours.doctor();
        return Stream.of(
                        of(colleague, "masked"),
                        of(stranger, "open"),
                        of(stranger, "folder of masked"),
                        of(stranger, "consent of adult"),
                        of(stranger, "circle of adult"),
                        of(stranger, "trace of open"))
                .flatMap(Function.identity());
    }

    private static Stream<Twins> of(Seeker seeker, String name) {
        var hidden = seeker.hidden().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return probes().stream()
                .filter(probe -> hidden.fits(probe.text()))
                .map(probe -> new Twins(
                        probe.verb() + " " + probe.path().replaceAll("[«»]", "") + " (" + seeker.name() + ")",
                        seeker,
                        probe,
                        hidden));
    }

    private static List<Probe> probes() {
        return List.of(
                Probe.get("/DocumentReference/«id»"),
                Probe.get("/Binary/«id»"),
                Probe.get("/DocumentReference/«id»/_history/1"),
                Probe.get("/DocumentReference?identifier=" + SYSTEM + "«unique»"),
                Probe.get("/DocumentReference?patient=Patient/«patient»&identifier=" + SYSTEM + "«unique»"),
                Probe.send(
                        "POST",
                        "/DocumentReference",
                        "{\"resourceType\":\"DocumentReference\"}",
                        "If-None-Exist",
                        "identifier=" + SYSTEM + "«unique»"),
                Probe.get("/List/«folder»"),
                Probe.get("/Consent/«consent»"),
                Probe.get("/RelatedPerson/«relative»"),
                Probe.get("/CareTeam/«team»"),
                Probe.get("/AuditEvent/«trace»"));
    }

    /** The request for what is hidden. */
    Probe forHidden() {
        return probe.of(hidden);
    }

    /** One for something that is not there, each time another. */
    Probe forAbsent() {
        return probe.of(hidden.absent(Neighbours.shared().home.chance));
    }

    @Override
    public String toString() {
        return what;
    }
}
