package ebscensus.benchmark;

import ebscensus.benchmark.HeapLoad.Task;
import ebscensus.core.PlanPolicy;
import ebscensus.simulator.FleetShape;
import ebscensus.simulator.Simulation;
import ebscensus.simulator.Simulator;
import ebscensus.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** How little heap is enough. */
final class Memory implements Benchmark {
    private static final int LISTED = 100_000;
    private static final int LISTED_IN_FULL = 1_000_000;
    private static final int ROOMY = 2_048;
    private static final int STEP = 8;
    private static final int MOST_STEPS = 64;
    private static final double AS_FAST = 1.25;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String purpose() {
        return "smallest heap for listing and planning, and for a worker";
    }

    @Override
    public String method() {
        return "processes of their own with a limited heap list one scope and plan it, or measure a chunk of the"
                + " greatest size, over HTTP; halving finds, in steps of " + STEP
                + " MB, the smallest heap in which they end with at"
                + " most " + AS_FAST + " times the processor time that they take with " + ROOMY
                + " MB. EC2 is simulated in"
                + " another process; the chunk's answers are one full page of 500 volumes for every 200 instances.";
    }

    @Override
    public void run(Sheet sheet) throws Exception {
        int listed = sheet.full() ? LISTED_IN_FULL : LISTED;
        var table = new Table("task", "instances", "smallest heap");
        var simulation = Simulation.of(1, listed).withShape(FleetShape.PLAIN);
        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT.withThrottle(false))) {
            table.row(
                    "list and plan", Figures.count(listed), smallest(Task.LIST_AND_PLAN, listed, simulator.endpoint()));
        }
        int chunk = PlanPolicy.DEFAULT.maxChunk();
        try (var server = new PageServer()) {
            table.row("measure a chunk", Figures.count(chunk), smallest(Task.MEASURE, chunk, server.endpoint()));
        }
        sheet.table(table);
    }

    private static String smallest(Task task, int instances, URI endpoint) throws IOException {
        long bound = (long) (AS_FAST * processorNanos(task, instances, endpoint, ROOMY));
        int tooSmall = 0;
        int enough = MOST_STEPS;
        if (!isEnough(task, instances, endpoint, enough * STEP, bound)) {
            return "> " + enough * STEP + " MB";
        }
        while (enough - tooSmall > 1) {
            int middle = (enough + tooSmall) / 2;
            if (isEnough(task, instances, endpoint, middle * STEP, bound)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough * STEP + " MB";
    }

    private static boolean isEnough(Task task, int instances, URI endpoint, int megabytes, long bound)
            throws IOException {
        try {
            return processorNanos(task, instances, endpoint, megabytes) <= bound;
        } catch (IllegalStateException _) {
            // It ran out of memory, or answered too late for collecting garbage: that is what is being measured.
            return false;
        }
    }

    private static long processorNanos(Task task, int instances, URI endpoint, int megabytes) throws IOException {
        var heap = List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError");
        return Long.parseLong(
                Child.run(HeapLoad.class, heap, endpoint.toString(), task.name(), String.valueOf(instances))
                        .strip());
    }
}
