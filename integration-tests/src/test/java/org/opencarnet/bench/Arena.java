package org.opencarnet.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The servers of a run and their stores, filled. */
final class Arena implements AutoCloseable {

    private final Plan plan;
    private final Engine engine;
    private final Deque<Server> carnets = new ArrayDeque<>();
    private final Engine.Database store;
    private final Population population;
    private Optional<Contender> carnet = Optional.empty();
    private Optional<Contender> peer = Optional.empty();

    /** Fills Carnet's smallest store; all others are made of it. */
    Arena(Plan plan, Engine engine) {
        this.plan = plan;
        this.engine = engine;
        this.store = engine.create("carnet");
        try (var server = Server.carnet(Optional.empty(), store.arguments())) {
            var filling = new Contender("Carnet", server, "", Optional.of(store), empty());
            this.population = Population.fill(filling, plan.entries().get(0));
        }
        store.execute(List.of("vacuum analyze"));
    }

    /** Nobody and nothing. */
    static Population empty() {
        return new Population(List.of(), List.of(), List.of(), List.of());
    }

    /** Carnet over the smallest store. */
    Contender carnet() {
        var one = carnet.orElseGet(() -> carnet("Carnet", Optional.empty(), List.of()));
        carnet = Optional.of(one);
        return one;
    }

    /**
     * Carnet over the smallest store, changed by the bench.
     *
     * @param before classes that stand before its own
     */
    Contender carnet(String name, Optional<Path> before, List<String> arguments) {
        var all = new ArrayList<>(store.arguments());
        all.addAll(arguments);
        return new Contender(name, add(Server.carnet(before, all)), "", Optional.of(store), population);
    }

    /** Carnet over a store of each size that is planned. None may run over the smallest when this is called. */
    List<Contender> carnets() {
        var smallest = plan.entries().get(0);
        var grown = new ArrayList<Contender>();
        for (int size : plan.entries()) {
            if (size > smallest) {
                grown.add(grown(size, "carnet_" + size));
            }
        }
        var first = carnet(named("Carnet", smallest), Optional.empty(), List.of());
        grown.add(0, first);
        engine.settle();
        return grown;
    }

    /** Carnet over a store of this size of its own. None may run over the smallest when this is called. */
    Contender carnetOf(int entries) {
        var one = grown(entries, "carnet_soap");
        engine.settle();
        return one;
    }

    private Contender grown(int entries, String name) {
        var larger = engine.copy(store, name);
        if (entries > plan.entries().get(0)) {
            Growth.grow(larger, entries / plan.entries().get(0));
        }
        var server = add(Server.carnet(Optional.empty(), larger.arguments()));
        return new Contender(
                named("Carnet", entries), server, "", Optional.of(larger), population.reading(Growth.people(larger)));
    }

    /** Carnet over H2 in files, filled like the smallest store. */
    Contender carnetOnH2(Path folder) {
        var server = add(Server.carnet(
                Optional.empty(),
                List.of("--spring.datasource.url=jdbc:h2:file:"
                        + folder.resolve("carnet").toAbsolutePath()
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0")));
        var filling = new Contender("Carnet on H2", server, "", Optional.empty(), empty());
        return filling.with(Population.fill(filling, plan.entries().get(0)));
    }

    /** The generic server over a store of the smallest size that is planned. */
    Contender peer() {
        var one = peer.orElseGet(this::newPeer);
        peer = Optional.of(one);
        return one;
    }

    private Contender newPeer() {
        var database = engine.create("peer");
        var server = Server.peer(database.arguments());
        var filling = new Contender("HAPI JPA", server, "", Optional.of(database), empty());
        var filled = filling.with(Population.fill(filling, plan.peerEntries().get(0)));
        database.execute(List.of("vacuum analyze"));
        engine.settle();
        return filled;
    }

    /** The generic server with so many entries in its store, no fewer than there are. */
    Contender peer(int entries) {
        var small = peer();
        var people = new ArrayList<>(small.population().read());
        if (people.size() * Population.DOCUMENTS < entries) {
            people.addAll(Population.grow(small, people.size(), entries / Population.DOCUMENTS - people.size()));
            small.database().orElseThrow().execute(List.of("vacuum analyze"));
            engine.settle();
            peer = Optional.of(small.with(small.population().reading(people)));
        }
        return peer().named(named("HAPI JPA", entries));
    }

    static String named(String server, int entries) {
        return server + ", " + entries + " entries";
    }

    private Server add(Server server) {
        carnets.push(server);
        return server;
    }

    /** Ends all of Carnet; the stores stay. */
    void closeCarnets() {
        carnets.forEach(Server::close);
        carnets.clear();
        carnet = Optional.empty();
    }

    @Override
    public void close() {
        closeCarnets();
        peer.ifPresent(one -> one.server().close());
    }
}
