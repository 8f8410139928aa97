package org.opencarnet.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.opencarnet.bench.Load.Outcome;
import org.opencarnet.bench.Measured.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets servers take turns under the same load, and meters what each costs. */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Plan plan;
    private final Engine engine;
    private final List<Measured> all = new ArrayList<>();

    Rounds(Plan plan, Engine engine) {
        this.plan = plan;
        this.engine = engine;
    }

    /** All that was measured so far. */
    List<Measured> all() {
        return List.copyOf(all);
    }

    /** Each number of clients in turn, after a time that does not count. */
    void closed(List<Contender> contenders, Operation operation, List<Integer> clients) {
        contenders.forEach(contender -> Load.warmUp(contender, List.of(operation), plan.warmUpOfEach()));
        clients.forEach(number -> turns(
                contenders,
                operation,
                number + (number == 1 ? " client" : " clients"),
                contender -> Load.closed(contender, operation, number, plan.round())));
    }

    /** The same rate for all. */
    void open(List<Contender> contenders, Operation operation, double perSecond) {
        turns(
                contenders,
                operation,
                "%.0f a second".formatted(perSecond),
                contender -> Load.open(contender, operation, perSecond, plan.round()));
    }

    private void turns(
            List<Contender> contenders, Operation operation, String load, Function<Contender, Outcome> measure) {
        var turns = new LinkedHashMap<String, List<Turn>>();
        for (var round = 0; round < plan.rounds(); round++) {
            for (var contender : contenders) {
                operation.ready().accept(contender, plan.round());
                turns.computeIfAbsent(contender.name(), any -> new ArrayList<>())
                        .add(turn(contender, measure));
            }
        }
        turns.forEach((name, own) -> {
            var measured = new Measured(operation.name(), load, name, own);
            LOG.info("{}", Report.line(measured));
            all.add(measured);
        });
    }

    private Turn turn(Contender contender, Function<Contender, Outcome> measure) {
        var statements = statements(contender);
        var server = Cpu.of(contender.server().pid());
        var database = engine.cpu();
        var outcome = measure.apply(contender);
        var right = (double) outcome.right();
        return new Turn(
                outcome.perSecond(),
                outcome.latency().getValueAtPercentile(50) / 1000.0,
                outcome.latency().getValueAtPercentile(99) / 1000.0,
                (Cpu.of(contender.server().pid()) - server) / right,
                contender.database().isPresent() ? (engine.cpu() - database) / right : Double.NaN,
                (statements(contender) - statements) / right,
                outcome.wrong());
    }

    private double statements(Contender contender) {
        return contender
                .database()
                .map(engine::statements)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }
}
