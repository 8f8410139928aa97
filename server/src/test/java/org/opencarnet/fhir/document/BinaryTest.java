package org.opencarnet.fhir.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Paper.report;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.access.Action;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Trail;

class BinaryTest {

    private static final String TEXT = "0123456789";

    private static World world;
    private static Served served;
    private static UUID open;
    private static UUID masked;

    @BeforeAll
    static void feed() {
        world = new World();
        open = world.feed(report().saying(TEXT));
        masked = world.feed(report().by(World.STRANGER).hidden(Visibility.OPEN.masked(true)));
        served = world.served();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void sendsTheBytesAsTheyAreToBeKeptAndNotShown() {
        var answer = get(open);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(TEXT);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/plain");
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("attachment; filename=\"" + open + ".txt\"");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Content-Security-Policy")).startsWith("sandbox");
        assertThat(header(answer, "ETag")).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void sendsABinaryResourceWhereFhirIsAskedFor() {
        for (var type : new String[] {"application/fhir+json", "application/fhir+xml", "application/json"}) {
            var answer = get(open, "Accept", type);

            var binary = read(Binary.class, answer);
            assertThat(header(answer, "Content-Type")).startsWith("application/fhir+");
            assertThat(binary.getContentType()).isEqualTo("text/plain");
            assertThat(binary.getData()).isEqualTo(TEXT.getBytes());
            assertThat(binary.getIdElement().getIdPart()).isEqualTo(open.toString());
        }
        var formatted = served.get("/Binary/" + open + "?_format=json", World.WHO, "doctor");
        assertThat(read(Binary.class, formatted).getData()).isEqualTo(TEXT.getBytes());
    }

    @Test
    void prefersWhatIsPreferred() {
        assertThat(get(open, "Accept", "text/plain;q=0.5, application/fhir+xml").body())
                .startsWith("<Binary");
        assertThat(get(open, "Accept", "application/fhir+xml;q=0.2, text/*").body())
                .isEqualTo(TEXT);
        assertThat(get(open, "Accept", "application/pdf, */*;q=0.1").body()).isEqualTo(TEXT);
    }

    @Test
    void answersNotAcceptableWhenNothingThatIsAskedForCanBeHad() {
        for (var accept : new String[] {"application/pdf", "text/plain;q=0", "nonsense"}) {
            var answer = get(open, "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(406);
            assertThat(answer.body()).doesNotContain(TEXT).contains("not-acceptable");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=-30, 206, 0123456789, bytes 0-9/10",
        "bytes=8-100, 206, 89, bytes 8-9/10",
        "bytes=4-2, 200, 0123456789, ",
        "chapters=1-2, 200, 0123456789, ",
    })
    void sendsAStretchWhereOneIsAskedFor(String range, int status, String body, String contentRange) {
        var answer = get(open, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
    }

    @Test
    void refusesAStretchOutsideTheDocument() {
        for (var range : new String[] {"bytes=10-", "bytes=-0"}) {
            var answer = get(open, "Range", range);

            assertThat(answer.statusCode()).isEqualTo(416);
            assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
            assertThat(fault(answer)).isEqualTo("range-not-satisfiable");
        }
    }

    @Test
    void sendsTheWholeWhereTheStretchWasMeantForOtherBytes() {
        var tag = header(get(open), "ETag");

        assertThat(get(open, "Range", "bytes=0-1", "If-Range", "\"other\"").body())
                .isEqualTo(TEXT);
        assertThat(get(open, "Range", "bytes=0-1", "If-Range", tag).body()).isEqualTo("01");
    }

    @Test
    void answersNotModifiedToWhoeverHasTheBytes() {
        var tag = header(get(open), "ETag");

        var answer = get(open, "If-None-Match", tag);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(header(answer, "ETag")).isEqualTo(tag);
    }

    @Test
    void answersHeadWithTheLengthAndNoBytes() {
        var answer = served.send("HEAD", "/Binary/" + open, "", World.WHO, "doctor");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answersGuessedHiddenAndAbsentIdsAlike() {
        var hidden = get(masked);
        var absent = get(UUID.randomUUID());
        var nonsense = served.get("/Binary/..nonsense", World.WHO, "doctor");

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(bare(hidden)).isEqualTo(bare(absent)).isEqualTo(bare(nonsense));
    }

    @Test
    void readsNothingToAStructureThatFedIt() {
        var ours = world.feed(report().by(World.CLINIC));

        assertThat(served.get("/Binary/" + ours, World.WHO, "clinic").statusCode())
                .isEqualTo(404);
        assertThat(served.get("/DocumentReference/" + ours, World.WHO, "clinic").statusCode())
                .isEqualTo(200);
    }

    @Test
    void leavesATraceOfEachReadingWithTheRequestId() {
        get(open, "X-Request-Id", "reading-1");

        var traces = world.ports.unit().of(() -> world.ports.trail().read(everything()));
        assertThat(traces)
                .filteredOn(trace -> trace.origin().requestId().equals("reading-1"))
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace.action()).isEqualTo(Action.READ);
                    assertThat(trace.document()).contains(open);
                    assertThat(trace.permitted()).isTrue();
                });
    }

    private static Trail.Search everything() {
        var any = Optional.<Instant>empty();
        return new Trail.Search(world.durand, Optional.empty(), Set.of(), any, any, Optional.empty(), 1000);
    }

    private static HttpResponse<String> get(UUID id, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = World.WHO;
        all[1] = "doctor";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return served.get("/Binary/" + id, all);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static String bare(HttpResponse<String> answer) {
        return answer.body().replaceAll("\\[[0-9a-f-]{36}]", "");
    }
}
