package org.opencarnet.fhir.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Paper.report;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Amend;

class DocumentReadTest {

    private static World world;
    private static Served served;
    private static UUID open;
    private static UUID twice;
    private static UUID masked;
    private static UUID onceMasked;

    @BeforeAll
    static void feed() {
        world = new World();
        open = world.feed(report());
        twice = world.feed(report());
        world.amend.amend(World.calling(World.DOCTOR), twice, status(AvailabilityStatus.ARCHIVED));
        masked = world.feed(report().by(World.STRANGER).hidden(Visibility.OPEN.masked(true)));
        onceMasked = world.feed(report().by(World.STRANGER).hidden(Visibility.OPEN.masked(true)));
        world.amend.amend(World.calling(World.PATIENT), onceMasked, visible(Visibility.OPEN));
        served = world.served();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void readsADocumentWithItsVersionAsTag() {
        var answer = get("doctor", open.toString());

        var document = read(DocumentReference.class, answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/fhir+json;charset=UTF-8");
        assertThat(document.getIdElement().getIdPart()).isEqualTo(open.toString());
        assertThat(document.getSubject().getReference()).isEqualTo("Patient/" + world.durand);
    }

    @Test
    void readsItInXmlAndAbridgedWithTheSameTag() {
        var xml = served.get("/DocumentReference/" + open, World.WHO, "doctor", "Accept", "application/fhir+xml");
        var abridged = get("doctor", open + "?_elements=status");

        assertThat(read(DocumentReference.class, xml).getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
        assertThat(xml.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(read(DocumentReference.class, abridged).hasContent()).isFalse();
    }

    @Test
    void answersHeadWithoutBody() {
        var answer = served.send("HEAD", "/DocumentReference/" + open, "", World.WHO, "doctor");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answersNotModifiedOnlyToWhoeverMayRead() {
        var known = served.get("/DocumentReference/" + open, World.WHO, "doctor", "If-None-Match", "W/\"1\"");
        var changed = served.get("/DocumentReference/" + twice, World.WHO, "doctor", "If-None-Match", "W/\"1\"");
        var hidden = served.get("/DocumentReference/" + masked, World.WHO, "doctor", "If-None-Match", "W/\"1\"");

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(known.body()).isEmpty();
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(hidden.statusCode()).isEqualTo(404);
    }

    @Test
    void answersHiddenAndAbsentAlike() {
        var hidden = get("doctor", masked.toString());
        var absent = get("doctor", UUID.randomUUID().toString());
        var nonsense = get("doctor", "nonsense");

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(withoutRequestId(hidden)).isEqualTo(withoutRequestId(absent)).isEqualTo(withoutRequestId(nonsense));
        assertThat(fault(hidden)).isEqualTo("not-found");
    }

    @Test
    void showsEachVersionThatWouldLeaveToday() {
        var history = read(Bundle.class, get("doctor", twice + "/_history"));

        assertThat(history.getType()).isEqualTo(Bundle.BundleType.HISTORY);
        assertThat(history.getEntry())
                .extracting(entry -> entry.getResource().getMeta().getVersionId())
                .containsExactly("2", "1");
        assertThat(read(DocumentReference.class, get("doctor", twice + "/_history/1"))
                        .getMeta()
                        .getVersionId())
                .isEqualTo("1");
        assertThat(get("doctor", twice + "/_history/3").statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotShowByItsHistoryWhatWasMaskedThen() {
        assertThat(get("doctor", onceMasked.toString()).statusCode()).isEqualTo(200);
        assertThat(read(Bundle.class, get("doctor", onceMasked + "/_history")).getEntry())
                .hasSize(1);
        assertThat(get("doctor", onceMasked + "/_history/1").statusCode()).isEqualTo(404);
        assertThat(get("doctor", masked + "/_history").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesParametersThatAReadDoesNotHave() {
        assertThat(get("doctor", open + "?status=current").statusCode()).isEqualTo(400);
        assertThat(get("doctor", open + "?_include=x").statusCode()).isEqualTo(400);
    }

    @Test
    void askWhoItIs() {
        var answer = served.get("/DocumentReference/" + open);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    private static Amend.Amendment status(AvailabilityStatus status) {
        return new Amend.Amendment(Optional.of(status), Optional.empty(), Optional.empty());
    }

    private static Amend.Amendment visible(Visibility visibility) {
        return new Amend.Amendment(Optional.empty(), Optional.of(visibility), Optional.empty());
    }

    private static HttpResponse<String> get(String who, String rest) {
        return served.get("/DocumentReference/" + rest, World.WHO, who);
    }

    private static String withoutRequestId(HttpResponse<String> answer) {
        return answer.body().replaceAll("\\[[0-9a-f-]{36}]", "");
    }
}
