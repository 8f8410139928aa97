package org.opencarnet.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much is measured and for how long. {@code -Dbench.size=quick} is for trying the bench out; each figure may be set by a system
 * property of its own name ({@code -Dbench.round=PT20S}, {@code -Dbench.clients=1,4}).
 *
 * @param warmUp how long each server is warmed up before anything counts
 * @param round how long one server is measured before it is the other's turn
 * @param rounds how often each has its turn; the median counts
 * @param clients numbers of clients that send one request after the other
 * @param entries in Carnet's stores, from small to large
 * @param peerEntries in the generic server's stores, likewise; loaded through its API, which takes its time
 * @param stages what is measured
 */
record Plan(
        Duration warmUp,
        Duration round,
        int rounds,
        List<Integer> clients,
        List<Integer> entries,
        List<Integer> peerEntries,
        Set<Stage> stages) {

    /** What can be measured, in this order. */
    enum Stage {
        SEARCH,
        SOAP,
        OPERATIONS,
        ARRIVALS,
        COSTS,
        H2,
        START,
        DECISION
    }

    static Plan ofThisRun() {
        var quick = quick();
        return new Plan(
                Duration.parse(System.getProperty("bench.warmUp", quick ? "PT8S" : "PT2M")),
                Duration.parse(System.getProperty("bench.round", quick ? "PT2S" : "PT3S")),
                Integer.getInteger("bench.rounds", quick ? 1 : 7),
                numbers("bench.clients", quick ? "4" : "1,4,16"),
                numbers("bench.entries", quick ? "2000,20000" : "10000,100000,1000000"),
                numbers("bench.peerEntries", quick ? "2000" : "10000"),
                stagesWanted());
    }

    /** How long one operation is warmed up on a server that is warm as a whole: its code is compiled while the machine is busy with it. */
    Duration warmUpOfEach() {
        return warmUp.dividedBy(4);
    }

    /** The greatest number of clients. */
    int mostClients() {
        return clients.get(clients.size() - 1);
    }

    /** Where the report goes: a whole run is published, a trial is not. */
    Path report() {
        var folder = System.getProperty("bench.report", quick() ? "target" : "../docs");
        return Path.of(folder);
    }

    private static boolean quick() {
        return "quick".equals(System.getProperty("bench.size", "full"));
    }

    private static List<Integer> numbers(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private static Set<Stage> stagesWanted() {
        var all = Arrays.stream(Stage.values()).map(Enum::name).collect(Collectors.joining(","));
        return Arrays.stream(System.getProperty("bench.stages", all).split(","))
                .map(name -> Stage.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
