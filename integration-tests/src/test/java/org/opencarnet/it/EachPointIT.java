package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.it.Neighbourhood.Launch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server dies at each of eight points of a submission: what was acknowledged is wholly there, what was not committed wholly absent,
 * and sending it again succeeds. {@code -Dkills=50} does so fifty times for each point and database, otherwise once.
 */
class EachPointIT {

    private static final Logger LOG = LoggerFactory.getLogger(EachPointIT.class);
    private static final int TIMES = Integer.getInteger("kills", 1);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostAndNothingHalf() {
        var quick = QuickStart.in(folder);

        var lanes = List.of(
                lane("H2", store -> quick.launch(h2(store), contents(store))),
                lane("PostgreSQL", store -> quick.launch(postgres(), contents(store))));

        lanes.forEach(CompletableFuture::join);
    }

    private List<String> h2(String store) {
        var file = folder.resolve("h2-" + store).resolve("carnet");
        return List.of("--spring.datasource.url=jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }

    private static List<String> postgres() {
        return Postgres.arguments(Postgres.port(), Postgres.database());
    }

    private List<String> contents(String store) {
        var own = folder.resolve(UUID.randomUUID().toString());
        return List.of("--carnet.content.path=" + own, "--carnet.content.store=" + store);
    }

    /** Half of the times with contents in the database, half with contents in files. */
    private static CompletableFuture<Void> lane(String name, Function<String, Launch> launch) {
        return CompletableFuture.runAsync(() -> {
            die((TIMES + 1) / 2, name + ", contents in the database", launch.apply("database"));
            die(TIMES / 2, name + ", contents in files", launch.apply("file"));
        });
    }

    /** A server dies of a submission; the next one is asked for it, is given it again, and dies of the next. */
    private static void die(int times, String name, Launch launch) {
        if (times == 0) {
            return;
        }
        var points = IntStream.range(0, times)
                .boxed()
                .flatMap(time -> Arrays.stream(FatalPoint.values()))
                .toList();
        var server = Neighbourhood.started(launch);
        for (var point : points) {
            var submitted = Kept.fresh();
            assertThat(isAcknowledged(server, submitted, point))
                    .as("acknowledged %s", point)
                    .isEqualTo(point.isAcknowledged());
            server.awaitEnd();
            server = Neighbourhood.started(launch);
            verify(server, submitted, point);
        }
        server.kill();
        LOG.info("{}: killed {} times, lost 0, half 0", name, points.size());
    }

    private static void verify(Neighbourhood server, Kept submitted, FatalPoint point) {
        var author = Fhir.as(server, "dr-martin");
        assertThat(submitted.copies(author)).as(point.name()).isEqualTo(point.isKept() ? 1 : 0);
        assertThat(author.post("", submitted.bundle()).status()).isEqualTo(200);
        assertThat(submitted.copies(author)).as("again, %s", point).isEqualTo(1);
    }

    private static boolean isAcknowledged(Neighbourhood server, Kept submitted, FatalPoint point) {
        var author = Fhir.as(server, "dr-martin");
        try {
            var answer = author.post("", submitted.bundle(), Map.of(FatalPoint.HEADER, point.name()));
            return answer.status() == 200;
        } catch (UncheckedIOException died) {
            return false;
        }
    }
}
