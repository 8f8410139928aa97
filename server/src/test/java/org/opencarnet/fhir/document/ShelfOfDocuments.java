package org.opencarnet.fhir.document;

import static org.opencarnet.fhir.testing.Paper.report;
import static org.opencarnet.fhir.testing.Served.bundle;
import static org.opencarnet.fhir.testing.Served.ids;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.opencarnet.fhir.testing.Paper;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;
import org.opencarnet.record.Period;
import org.opencarnet.record.Visibility;

/** Six documents of Durand, each with something of its own to be found by, and one of somebody else. */
abstract class ShelfOfDocuments {

    static final String DURAND = "patient.identifier=urn:oid:1.2.250.1.213.1.4.10%7C" + World.DURAND.matricule();

    static World world;
    static Served served;
    static UUID old;
    static UUID replaced;
    static UUID replacement;
    static UUID laboratory;
    static UUID masked;
    static UUID invisible;

    @BeforeAll
    static void feed() {
        world = new World();
        old = world.feed(report().named("urn:oid:1.2.3.4")
                .referring("urn:oid:9.9|77")
                .at(new Paper.Moments(
                        Instant.parse("2020-05-04T09:30:00Z"),
                        Instant.parse("2020-05-05T10:00:00Z"),
                        new Period(
                                Optional.of(Instant.parse("2020-05-01T08:00:00Z")),
                                Optional.of(Instant.parse("2020-05-03T18:00:00Z"))))));
        replaced = world.feed(report().at("2021-01-01T10:00:00Z"));
        replacement = world.feed(report().at("2021-02-01T10:00:00Z").replacing(replaced));
        laboratory = world.feed(report().of(Paper.LABORATORY).by(World.STRANGER).at("2022-01-01T10:00:00Z"));
        masked = world.feed(
                report().hidden(Visibility.OPEN.masked(true)).by(World.STRANGER).at("2023-01-01T10:00:00Z"));
        invisible = world.feed(
                report().hidden(Visibility.OPEN.invisibleToPatient(true)).at("2024-01-01T10:00:00Z"));
        world.feed(report().on(World.OTHER).at("2025-01-01T10:00:00Z"));
        served = world.served();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    static List<UUID> found(String who, String query) {
        return ids(bundle(get(who, DURAND + query)), DocumentReference.class);
    }

    static HttpResponse<String> get(String who, String query) {
        return served.get("/DocumentReference?" + query, World.WHO, who);
    }
}
