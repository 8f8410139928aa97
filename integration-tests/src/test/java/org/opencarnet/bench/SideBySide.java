package org.opencarnet.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.bench.Measured.Turn;
import org.opencarnet.bench.Plan.Stage;

/** The stages in which servers take turns. */
final class SideBySide {

    private static final List<Operation> HOT = List.of(Operation.FIND, Operation.RETRIEVE, Operation.PROVIDE);
    private static final int CLIENTS_OF_COSTS = 4;

    private final Plan plan;
    private final Report report;
    private final Engine engine;
    private final Map<Long, Set<Operation>> warm = new HashMap<>();

    SideBySide(Plan plan, Report report, Engine engine) {
        this.plan = plan;
        this.report = report;
        this.engine = engine;
    }

    /** Measures what is planned; the folder is for databases in files. */
    void measure(Path folder) {
        try (var arena = new Arena(plan, engine)) {
            if (wanted(Stage.SEARCH)) {
                search(arena);
                arena.closeCarnets();
            }
            if (wanted(Stage.SOAP)) {
                soap(arena);
                arena.closeCarnets();
            }
            if (wanted(Stage.OPERATIONS)) {
                operations(arena);
            }
            if (wanted(Stage.ARRIVALS)) {
                arrivals(arena);
            }
            if (wanted(Stage.H2)) {
                onH2(arena, folder);
            }
            if (wanted(Stage.COSTS)) {
                costs(arena, folder);
            }
        }
    }

    private boolean wanted(Stage stage) {
        return plan.stages().contains(stage);
    }

    /** Once for each process and kind of request. */
    private void warmUp(Contender contender, List<Operation> operations) {
        var known = warm.computeIfAbsent(contender.server().pid(), any -> new HashSet<>());
        if (known.addAll(operations)) {
            Load.warmUp(contender, operations, plan.warmUp());
        }
    }

    private void search(Arena arena) {
        var rounds = new Rounds(plan, engine);
        var carnets = arena.carnets();
        carnets.forEach(one -> warmUp(one, List.of(Operation.FIND)));
        for (int entries : plan.peerEntries()) {
            var peer = arena.peer(entries);
            warmUp(peer, List.of(Operation.FIND));
            var all = new ArrayList<>(entries == plan.peerEntries().get(0) ? carnets : ofSize(carnets, entries));
            all.add(peer);
            all.add(peer.withoutStoredSearches());
            rounds.closed(all, Operation.FIND, plan.clients());
        }
        report.add("Searches, by the size of the store", rounds.all());
    }

    private static List<Contender> ofSize(List<Contender> carnets, int entries) {
        return carnets.stream()
                .filter(one -> one.name().equals(Arena.named("Carnet", entries)))
                .toList();
    }

    /** The generic server does not speak it, nor does any other that publishes figures. */
    private void soap(Arena arena) {
        var rounds = new Rounds(plan, engine);
        var carnet =
                arena.carnetOf(plan.entries().get(Math.min(1, plan.entries().size() - 1)));
        var operations = SoapOperations.of(carnet);
        warmUp(carnet, operations);
        operations.forEach(operation -> rounds.closed(List.of(carnet), operation, plan.clients()));
        report.add("SOAP, a VIHF for each message", rounds.all());
    }

    private void operations(Arena arena) {
        var rounds = new Rounds(plan, engine);
        var both = List.of(arena.carnet(), arena.peer());
        both.forEach(one -> warmUp(one, Operation.ALL));
        Operation.ALL.stream()
                .filter(operation -> operation != Operation.FIND)
                .forEach(operation -> rounds.closed(both, operation, plan.clients()));
        report.add("Other operations", rounds.all());
    }

    /** At half of what the generic server can do both, at half of what it can do Carnet alone. */
    private void arrivals(Arena arena) {
        var rounds = new Rounds(plan, engine);
        var carnet = arena.carnet();
        var peer = arena.peer();
        List.of(carnet, peer).forEach(one -> warmUp(one, HOT));
        for (var operation : HOT) {
            rounds.open(List.of(carnet, peer), operation, saturation(peer, operation) / 2);
            rounds.open(List.of(carnet), operation, saturation(carnet, operation) / 2);
        }
        report.add("Arrivals at a fixed rate, latency from the intended start", rounds.all());
    }

    private double saturation(Contender contender, Operation operation) {
        return Load.closed(contender, operation, plan.mostClients(), plan.round())
                .perSecond();
    }

    private void onH2(Arena arena, Path folder) {
        var rounds = new Rounds(plan, engine);
        var both = List.of(arena.carnet(), arena.carnetOnH2(folder));
        both.forEach(one -> warmUp(one, Operation.ALL));
        Operation.ALL.forEach(operation -> rounds.closed(both, operation, List.of(plan.mostClients())));
        report.add("H2 in files beside PostgreSQL", rounds.all());
    }

    private void costs(Arena arena, Path folder) {
        var rounds = new Rounds(plan, engine);
        var whole = arena.carnet();
        var all = List.of(
                whole,
                arena.carnet("Carnet without rules", Optional.of(Switched.rules(folder)), List.of()),
                arena.carnet("Carnet without trail", Optional.empty(), Switched.trail()));
        all.forEach(one -> warmUp(one, HOT));
        HOT.forEach(operation -> rounds.closed(all, operation, List.of(CLIENTS_OF_COSTS)));
        report.add("What rules and trail cost", rounds.all());
        report.note(shares(rounds.all(), whole.name()));
    }

    /** What of the CPU time of an answer, server and database together, goes to what was switched off. */
    private static String shares(List<Measured> measured, String whole) {
        var table = new StringBuilder("| operation | switched off | share of the CPU time |\n|---|---|---|\n");
        for (var one : measured) {
            if (!one.contender().equals(whole)) {
                var all = measured.stream()
                        .filter(other -> other.contender().equals(whole)
                                && other.operation().equals(one.operation()))
                        .findFirst()
                        .orElseThrow();
                table.append("| %s | %s | %.0f %% |\n"
                        .formatted(one.operation(), one.contender(), 100 * (1 - cpu(one) / cpu(all))));
            }
        }
        return table.toString();
    }

    private static double cpu(Measured measured) {
        return measured.median(Turn::cpuOfServer) + measured.median(Turn::cpuOfDatabase);
    }
}
