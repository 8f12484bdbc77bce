package ebscensus.benchmark;

import ebscensus.benchmark.HeapLoad.Task;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.report.Figures;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The smallest heap that is enough. */
final class Memory {
    private static final int LISTED_IN_SMOKE = 1_000;
    private static final int LISTED = 100_000;
    private static final int LISTED_IN_FULL = 1_000_000;
    private static final int ROOMY = 2_048;
    private static final double AS_FAST = 1.25;
    private static final Duration HOURS = Duration.ofHours(2);

    /**
     * The range in which the smallest heap is searched, in whole steps.
     *
     * @param megabytes size of a step
     * @param most number of steps
     */
    private record Range(int megabytes, int most) {
        private static final Range SMOKE = new Range(128, 2);

        /** Up to twice what a lister of 100,000 instances needed in November 2026. */
        private static final Range LISTER = new Range(8, 16);

        /** Up to the bound for a million instances. */
        private static final Range LISTER_IN_FULL = new Range(16, 16);

        /** Up to twice the bound for a worker. */
        private static final Range WORKER = new Range(8, 16);
    }

    static final Benchmark BENCHMARK = new Benchmark(
            "memory",
            "smallest heap for listing and planning, and for a worker",
            "separate processes with a limited heap list one scope and plan it, or measure a chunk of the greatest"
                + " size, over HTTP. Bisection, in the steps shown, finds the smallest heap in which they need at most"
                + " "
                    + AS_FAST + " times the processor time that they need with " + ROOMY
                    + " MB. EC2 is simulated in another process; the chunk's answers are one full page of 500 volumes"
                    + " for every 200 instances.",
            Memory::run);

    private Memory() {}

    private static void run(Sheet sheet) throws Exception {
        int listed = sheet.choose(LISTED_IN_SMOKE, LISTED, LISTED_IN_FULL);
        int chunk = sheet.choose(LISTED_IN_SMOKE, PlanPolicy.DEFAULT.maxChunk(), PlanPolicy.DEFAULT.maxChunk());
        var table = new Table("task", "instances", "smallest heap", "step", "processor time, " + ROOMY + " MB");
        var simulation = Simulation.of(1, listed).withShape(FleetShape.PLAIN);
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT.withThrottle(false))) {
            var range = sheet.choose(Range.SMOKE, Range.LISTER, Range.LISTER_IN_FULL);
            row(table, "list and plan", new Load(Task.LIST_AND_PLAN, listed, simulator.endpoint()), range);
        }
        try (var server = new PageServer()) {
            var range = sheet.choose(Range.SMOKE, Range.WORKER, Range.WORKER);
            row(table, "measure a chunk", new Load(Task.MEASURE, chunk, server.endpoint()), range);
        }
        sheet.table(table);
    }

    private static void row(Table table, String task, Load load, Range range) throws Exception {
        var roomy = load.processorTime();
        table.row(
                task,
                Figures.count(load.instances()),
                smallest(load, range, roomy.multipliedBy((long) (100 * AS_FAST)).dividedBy(100)),
                range.megabytes() + " MB",
                Table.seconds(roomy));
    }

    private static String smallest(Load load, Range range, Duration bound) throws Exception {
        int tooSmall = 0;
        int enough = range.most();
        if (!load.isEnough(enough * range.megabytes(), bound)) {
            return "> " + enough * range.megabytes() + " MB";
        }
        while (enough - tooSmall > 1) {
            int middle = (enough + tooSmall) / 2;
            if (load.isEnough(middle * range.megabytes(), bound)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough * range.megabytes() + " MB";
    }

    private record Load(Task task, int instances, URI endpoint) {
        boolean isEnough(int megabytes, Duration bound) throws IOException, InterruptedException {
            return run(megabytes, bound)
                    .filter(time -> time.compareTo(bound) <= 0)
                    .isPresent();
        }

        Duration processorTime() throws IOException, InterruptedException {
            return run(ROOMY, HOURS)
                    .orElseThrow(() -> new IllegalStateException(ROOMY + " MB are not enough for " + this));
        }

        private Optional<Duration> run(int megabytes, Duration bound) throws IOException, InterruptedException {
            return Child.runWithin(
                            megabytes,
                            bound,
                            HeapLoad.class,
                            endpoint.toString(),
                            task.name(),
                            String.valueOf(instances))
                    .map(printed -> Duration.ofNanos(Long.parseLong(printed.strip())));
        }
    }
}
