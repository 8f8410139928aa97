package org.opencarnet.probing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever has no right gets nothing, in whatever way it is asked for, and cannot tell what is hidden from what is not there. The normal
 * build sends about 10 000 requests, each way of asking at least once where there is room, and others each day; {@code -Dprobes=200000}
 * sends that many, and {@code -Dseed} chooses those of another day.
 */
class NoWayInTest {

    private static final Logger LOG = LoggerFactory.getLogger(NoWayInTest.class);
    private static final int REQUESTS = Integer.getInteger("probes", 10_000);
    private static final long SEED = Long.getLong("seed", LocalDate.now().toEpochDay());
    private static final Map<String, Stream<Probe>> WAYS = Map.of(
            "ids", Reads.all(),
            "searches", Searches.all(),
            "walls", Walls.all(),
            "writes", Writes.all(),
            "bundles", Bundles.all());
    private static final Neighbours NEIGHBOURS = Neighbours.shared();
    private static final Map<String, List<Attempt>> ATTEMPTS = attempts();

    private final Attempts attempts = new Attempts(NEIGHBOURS.home.line, NEIGHBOURS.home.chance);

    @ParameterizedTest
    @ValueSource(strings = {"ids", "searches", "walls", "writes", "bundles"})
    void nothingLeaksBy(String way) {
        var all = ATTEMPTS.get(way);
        var whole = ATTEMPTS.values().stream().mapToLong(List::size).sum();
        var share = all.size() * (REQUESTS * 3L / 4) / (2 * whole);

        attempts.all(eachWayFirst(all).stream()
                .limit(share)
                .map(one -> (Runnable)
                        () -> attempts.attempt(one.seeker(), one.seeker().token(), one.probe(), one.hidden()))
                .toList());

        report(way);
    }

    @Test
    void nothingIsGuessed() {
        attempts.all(new Guesses(NEIGHBOURS, attempts).some(REQUESTS / 4, new Random(SEED)));

        report("guesses");
    }

    @Test
    void noPageIsTakenOver() {
        var pages = Pages.of(NEIGHBOURS).toList();

        assertThat(pages).isNotEmpty();
        attempts.all(NEIGHBOURS.all().stream()
                .flatMap(seeker ->
                        pages.stream().map(page -> (Runnable) () -> attempts.ask(seeker, seeker.token(), page, page)))
                .toList());
        report("pages");
    }

    @Test
    void aSearchDoesNotGoOnAfterTheWithdrawal() {
        var page = Pages.ofSomebodyWhoIsThenWithdrawn(NEIGHBOURS);

        var goneOn = attempts.ask(page.seeker(), page.seeker().token(), page.next(), page.next());

        assertThat(goneOn.body()).doesNotContain("\"resourceType\":\"DocumentReference\"");
        report("a page after the withdrawal");
    }

    /** Every probe for every seeker and everything hidden from him of which the probe speaks, in an order by chance. */
    private static Map<String, List<Attempt>> attempts() {
        var all = new TreeMap<String, List<Attempt>>();
        new TreeMap<>(WAYS).forEach((way, ways) -> {
            var probes = ways.toList();
            var some = new ArrayList<Attempt>();
            for (var seeker : NEIGHBOURS.all()) {
                for (var hidden : seeker.hidden()) {
                    probes.stream()
                            .filter(probe -> hidden.fits(probe.text()))
                            .forEach(probe -> some.add(new Attempt(seeker, probe, hidden)));
                }
            }
            Collections.shuffle(some, new Random(SEED));
            all.put(way, some);
        });
        return all;
    }

    private static List<Attempt> eachWayFirst(List<Attempt> attempts) {
        var seen = new HashSet<Probe>();
        var parted = attempts.stream().collect(Collectors.partitioningBy(one -> seen.add(one.probe())));
        return Stream.of(true, false)
                .flatMap(first -> parted.get(first).stream())
                .toList();
    }

    private void report(String way) {
        LOG.info("{}: {} probes, {} hits (seed {})", way, attempts.asked(), attempts.hits(), SEED);
        assertThat(attempts.asked()).isPositive();
        assertThat(attempts.leaks().stream()
                        .map(Leak::toString)
                        .sorted()
                        .limit(15)
                        .collect(Collectors.joining("\n\n")))
                .isEmpty();
    }

    /** Somebody asks in some way for something. */
    private record Attempt(Seeker seeker, Probe probe, Hidden hidden) {}
}
