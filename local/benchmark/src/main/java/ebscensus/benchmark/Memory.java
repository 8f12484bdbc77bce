package ebscensus.benchmark;

import ebscensus.benchmark.HeapLoad.Task;
import ebscensus.benchmark.HeapSearch.Range;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.report.Figures;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.net.URI;
import java.util.List;

/** Finds the smallest heap that is enough to list and plan a fleet, and the smallest heap that is enough for a worker. */
final class Memory {
    private static final int LISTED_IN_SMOKE = 1_000;
    private static final int LISTED = 100_000;
    private static final int LISTED_IN_FULL = 1_000_000;
    private static final Range IN_SMOKE = new Range(128, 2);

    /** The range of the search for listing. It ends far above the 32 MB that listing 100,000 instances needed in November 2026. */
    private static final Range LISTER = new Range(8, 16);

    /** The range of the search for listing with {@code --full}. Listing a million instances needed 176 MB when a walk kept their ids as strings. */
    private static final Range LISTER_IN_FULL = new Range(16, 16);

    /** The range of the search for a worker. It ends far above the 40 to 48 MB that a worker needed in November 2026. */
    private static final Range WORKER = new Range(8, 16);

    static final Benchmark BENCHMARK = new Benchmark(
            "memory",
            "smallest heap for listing and planning, and for a worker",
            "separate processes with a limited heap list one scope and plan it, or measure a chunk of the greatest"
                + " size, over HTTP. Bisection, in the steps shown, finds the smallest heap in which they need at most"
                + " "
                    + HeapSearch.AS_FAST + " times the processor time that they need with " + HeapSearch.ROOMY
                    + " MB. EC2 is simulated in another process; the chunk's answers are one full page of 500 volumes"
                    + " for every 200 instances.",
            Memory::run);

    private Memory() {}

    private static void run(Sheet sheet) throws Exception {
        int listed = sheet.choose(LISTED_IN_SMOKE, LISTED, LISTED_IN_FULL);
        int chunk = sheet.choose(LISTED_IN_SMOKE, PlanPolicy.DEFAULT.maxChunk(), PlanPolicy.DEFAULT.maxChunk());
        var table =
                new Table("task", "instances", "smallest heap", "step", "processor time, " + HeapSearch.ROOMY + " MB");
        var simulation = Simulation.of(1, listed).withShape(FleetShape.PLAIN);
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT.withThrottle(false))) {
            var range = sheet.choose(IN_SMOKE, LISTER, LISTER_IN_FULL);
            row(table, "list and plan", Task.LIST_AND_PLAN, listed, simulator.endpoint(), range);
        }
        try (var server = new PageServer()) {
            row(
                    table,
                    "measure a chunk",
                    Task.MEASURE,
                    chunk,
                    server.endpoint(),
                    sheet.choose(IN_SMOKE, WORKER, WORKER));
        }
        sheet.table(table);
    }

    private static void row(Table table, String name, Task task, int instances, URI endpoint, Range range)
            throws Exception {
        var found = new HeapSearch(HeapLoad.class, List.of(endpoint.toString(), task.name(), String.valueOf(instances)))
                .within(range);
        table.row(
                name,
                Figures.count(instances),
                found.inWords(range),
                range.megabytes() + " MB",
                Table.seconds(found.processorTime()));
    }
}
