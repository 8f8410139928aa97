package org.opencarnet.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opencarnet.bench.Calls.Call;

/**
 * One kind of request, about another patient or document each time.
 *
 * @param name in the table
 * @param calls makes the next request to a server
 * @param ready makes beforehand what the requests of a turn of some time need
 */
record Operation(String name, Function<Contender, Call> calls, BiConsumer<Contender, Duration> ready) {

    /** Whose requests need nothing beforehand. */
    Operation(String name, Function<Contender, Call> calls) {
        this(name, calls, (contender, turn) -> {});
    }

    static final Operation FIND = new Operation(
            "ITI-67, 50 documents", to -> Calls.find(to, any(to.population().read())));
    static final Operation PROVIDE = new Operation(
            "ITI-65, a document of 5 kB",
            to -> Calls.provide(to, any(to.population().fed()), 1));
    static final Operation RETRIEVE = new Operation(
            "ITI-68, 5 kB", to -> Calls.retrieve(to, any(to.population().small())));

    /** All of them, those that write last; or those whose names match {@code -Dbench.operations=}. */
    static final List<Operation> ALL = Stream.of(
                    FIND,
                    RETRIEVE,
                    new Operation(
                            "ITI-68, 1 MB",
                            to -> Calls.retrieve(to, any(to.population().large()))),
                    new Operation(
                            "Patient by INS",
                            to -> Calls.identify(to, any(to.population().fed()))),
                    new Operation(
                            "Consent",
                            to -> Calls.consent(to, any(to.population().fed()))),
                    PROVIDE,
                    new Operation(
                            "ITI-65, ten documents",
                            to -> Calls.provide(to, any(to.population().fed()), 10)),
                    new Operation(
                            "ITI-105, 5 kB",
                            to -> Calls.publish(to, any(to.population().fed()))))
            .filter(operation -> operation.name().matches(System.getProperty("bench.operations", ".*")))
            .toList();

    private static <T> T any(List<T> several) {
        return several.get(ThreadLocalRandom.current().nextInt(several.size()));
    }
}
