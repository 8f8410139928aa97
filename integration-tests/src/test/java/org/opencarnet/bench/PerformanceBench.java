package org.opencarnet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.bench.Plan.Stage;

/** Measures everything that is planned, in one run, and writes it down. */
class PerformanceBench {

    private final Plan plan = Plan.ofThisRun();
    private final Report report = new Report(plan);

    @Test
    void measures(@TempDir Path folder) {
        if (plan.stages().contains(Stage.START)) {
            StartUp.measure(plan, report);
        }
        var sideBySide = EnumSet.range(Stage.SEARCH, Stage.H2);
        sideBySide.retainAll(plan.stages());
        if (!sideBySide.isEmpty()) {
            try (var engine = Engine.start()) {
                report.describe("database", engine.description());
                new SideBySide(plan, report, engine).measure(folder);
            }
        }
        if (plan.stages().contains(Stage.DECISION)) {
            Decisions.measure(plan, report);
        }

        assertThat(report.wrong()).as("wrong answers").isZero();
    }
}
