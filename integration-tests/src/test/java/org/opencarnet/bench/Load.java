package org.opencarnet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.opencarnet.bench.Calls.Call;
import org.opencarnet.bench.Wire.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes load. Only right answers count; latencies are in microseconds. */
final class Load {

    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final int LOADERS = 8;
    private static final int CONNECTIONS = 64;
    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

    private Load() {}

    /** What became of it. */
    record Outcome(long right, long wrong, double seconds, Histogram latency) {

        double perSecond() {
            return right / seconds;
        }
    }

    /** So many clients, each with a connection of its own, that ask again as soon as they are answered. */
    static Outcome closed(Contender contender, Operation operation, int clients, Duration time) {
        return crew(clients, contender, (tally, wire, began) -> {
            while (System.nanoTime() - began < time.toNanos()) {
                var call = operation.calls().apply(contender);
                var sent = System.nanoTime();
                tally.count(call, wire.send(call.request()), sent);
            }
        });
    }

    /** Requests at a fixed rate, whether those before are answered or not; a request that has to wait is late from its intended start. */
    static Outcome open(Contender contender, Operation operation, double perSecond, Duration time) {
        var next = new AtomicLong();
        return crew(CONNECTIONS, contender, (tally, wire, began) -> {
            var last = (long) (perSecond * time.toMillis() / 1000);
            for (var i = next.getAndIncrement(); i < last; i = next.getAndIncrement()) {
                var intended = began + (long) (i / perSecond * 1e9);
                var call = operation.calls().apply(contender);
                while (System.nanoTime() < intended) {
                    LockSupport.parkNanos(intended - System.nanoTime());
                }
                tally.count(call, wire.send(call.request()), intended);
            }
        });
    }

    /** Sends a request about each of these once; the answers, which must all be right, in the same order. */
    static <T> List<Answer> all(Contender contender, List<T> things, Function<T, Call> request) {
        var answers = new Answer[things.size()];
        var next = new AtomicInteger();
        crew(LOADERS, contender, (tally, wire, began) -> {
            for (var i = next.getAndIncrement(); i < answers.length; i = next.getAndIncrement()) {
                var call = request.apply(things.get(i));
                answers[i] = wire.send(call.request());
                if (!call.right().test(answers[i])) {
                    throw new IllegalStateException(contender.name() + ": " + answers[i].text());
                }
            }
        });
        return List.of(answers);
    }

    private static Outcome crew(int size, Contender contender, Work work) {
        var pool = Executors.newFixedThreadPool(size);
        var ready = new CountDownLatch(size);
        var start = new CompletableFuture<Long>();
        try {
            var tallies = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> {
                                var tally = new Tally();
                                try (var wire = new Wire(contender.server().address())) {
                                    ready.countDown();
                                    work.with(tally, wire, start.join());
                                } catch (IOException broken) {
                                    throw new UncheckedIOException(contender.name(), broken);
                                }
                                return tally;
                            },
                            pool))
                    .limit(size)
                    .toList();
            ready.await();
            var began = System.nanoTime();
            start.complete(began);
            var done = tallies.stream().map(CompletableFuture::join).toList();
            return sum(done, (System.nanoTime() - began) / 1e9, contender);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Outcome sum(List<Tally> tallies, double seconds, Contender contender) {
        var latency = new Histogram(LONGEST_MICROS, 3);
        tallies.forEach(tally -> latency.add(tally.latency));
        tallies.stream()
                .flatMap(tally -> tally.wrong.stream())
                .findFirst()
                .ifPresent(answer -> LOG.warn("{} answered {} {}", contender.name(), answer.status(), answer.text()));
        return new Outcome(
                latency.getTotalCount(),
                tallies.stream().mapToLong(tally -> tally.wrong.size()).sum(),
                seconds,
                latency);
    }

    /** Asks different things for a while, so that code is compiled and caches are filled. */
    static void warmUp(Contender contender, List<Operation> operations, Duration time) {
        var parts = Math.max(8, operations.size());
        var part = time.dividedBy(parts);
        IntStream.range(0, parts).forEach(i -> closed(contender, operations.get(i % operations.size()), 4, part));
    }

    /** What one member of a crew does. */
    private interface Work {
        void with(Tally tally, Wire wire, long began) throws IOException;
    }

    /** What one member of a crew has counted. */
    private static final class Tally {

        private final Histogram latency = new Histogram(LONGEST_MICROS, 3);
        private final List<Answer> wrong = new ArrayList<>();

        void count(Call call, Answer answer, long from) {
            var micros = (System.nanoTime() - from) / 1000;
            if (call.right().test(answer)) {
                latency.recordValue(micros);
            } else {
                wrong.add(answer);
            }
        }
    }
}
