package org.opencarnet.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.opencarnet.access.Access;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Action;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Ins;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What one decision costs, and what the decisions of a list cost: an authorized nurse before documents of every type, each tenth masked. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Decisions {

    private static final int LIST = 100;

    private final Access access =
            new Access(Policy.DEFAULT, HabilitationMatrix.published().withAssumedRows());
    private final Instant now = Instant.parse("2026-06-15T10:00:00Z");
    private final AccessRequest request = new AccessRequest(
            new Requester.Professional(
                    "899700990015", "Nurse", "60", Optional.of(MatrixColumn.INFIRMIERS), Optional.empty(), false),
            Purpose.NORMAL,
            Action.LIST,
            now);
    private final Facts record = new Facts(
            Optional.of(new Ins(Ins.Authority.TEST, Papers.ins(1))),
            Facts.State.ACTIVE,
            Optional.of(LocalDate.of(1984, 6, 1)),
            StandingConsents.AT_CREATION,
            new Facts.Ties(new Authorization.Granted(now.minus(Duration.ofDays(40))), false, false, false),
            Optional.empty());
    private final List<Facts.Document> documents = documents();
    private int next;

    private static List<Facts.Document> documents() {
        var types = HabilitationMatrix.published().withAssumedRows().rows().stream()
                .map(HabilitationMatrix.Row::type)
                .toList();
        return IntStream.range(0, LIST)
                .mapToObj(i -> new Facts.Document(
                        types.get(i % types.size()),
                        new Visibility(i % 10 == 9, false, false),
                        AvailabilityStatus.APPROVED,
                        false))
                .toList();
    }

    /** One decision about one document, another each time. */
    @Benchmark
    @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
    public Decision decide() {
        next = next + 1 == LIST ? 0 : next + 1;
        return access.decide(request, record.about(documents.get(next)));
    }

    /** A hundred at a time, as a list takes them; told for one. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(LIST)
    public void decideInAList(Blackhole sink) {
        for (var document : documents) {
            sink.consume(access.decide(request, record.about(document)));
        }
    }

    /** What the list of a hundred costs the law: the narrowing, then a decision for each. */
    @Benchmark
    @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
    public void list(Blackhole sink) {
        sink.consume(access.narrow(request, record));
        decideInAList(sink);
    }

    static void measure(Plan plan, Report report) {
        var options = new OptionsBuilder()
                .include(Decisions.class.getName())
                .forks(1)
                .warmupIterations(Math.max(2, plan.rounds()))
                .measurementIterations(Math.max(2, plan.rounds()))
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .build();
        try {
            var table = new StringBuilder("## Decisions\n\n| | mode | p50 ns | average ns |\n|---|---|---|---|\n");
            new Runner(options).run().stream().map(Decisions::line).forEach(table::append);
            report.note(table.toString());
        } catch (RunnerException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String line(RunResult result) {
        var statistics = result.getPrimaryResult().getStatistics();
        var mode = result.getParams().getMode();
        var middle = mode == Mode.SampleTime ? Report.figure(statistics.getPercentile(50)) : "";
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        result.getPrimaryResult().getLabel(),
                        mode.shortLabel(),
                        middle,
                        Report.figure(result.getPrimaryResult().getScore()));
    }
}
