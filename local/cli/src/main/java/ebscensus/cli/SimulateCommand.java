package ebscensus.cli;

import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.report.Figures;
import ebscensus.report.ReportJson;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that serves a simulated account or prints its true totals. */
@Command(
        name = "simulate",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Serves a simulated AWS account (EC2, STS, Organizations and the price list) on 127.0.0.1 until"
                    + " interrupted, and prints the environment variables that the AWS CLI, any AWS SDK or census"
                    + " run needs to use it.",
            "The fleet includes stopped and terminated instances, instances that AWS manages, Multi-Attach volumes and"
                    + " detached volumes. The same seed and number of instances give the same fleet."
        },
        footer = {
            "  census simulate --instances 10000 --port 4566",
            "  census simulate --instances 10000 --truth --group-by tag:team"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--instances",
            required = true,
            paramLabel = "N",
            description = "The number of instances in the account.")
    private long instances;

    @Option(names = "--port", paramLabel = "P", description = "The port to listen on. Default: any free port.")
    private int port;

    @Option(
            names = "--truth",
            description = "Serve nothing, but print as JSON what a complete census of this fleet must find.")
    private boolean truth;

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Mixin
    private final SimulationOptions simulated = new SimulationOptions();

    private final Console console;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var request = selection.request(CensusRequest.DEFAULT_CALLS_PER_SECOND);
        var simulation = simulated.simulation("--instances", instances, request.regions());
        if (port < 0 || port > LAST_PORT) {
            throw InvalidRequest.of("--port", port, "a whole number from 0 to " + LAST_PORT);
        }
        Oversights.simulated(request.regions()).forEach(console::warn);
        var options = simulated.endpoint(simulation).withPort(port).withLoggedRequests(0);
        if (truth) {
            console.print(ReportJson.write(Truths.of(simulation, request)));
            return ExitStatus.COMPLETE;
        }
        return serve(simulation, options);
    }

    /** Serves until the process ends or the thread is interrupted. */
    private int serve(Simulation simulation, SimulatorOptions options) {
        try (var simulator = start(simulation, options)) {
            SimulatedAccess.exports(simulation, simulator).forEach(console::print);
            console.err().println("Serving " + Figures.count(instances, "simulated instance") + "; Ctrl-C ends it.");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.INTERRUPTED;
    }

    private Simulator start(Simulation simulation, SimulatorOptions options) {
        try {
            return Simulator.start(simulation, options);
        } catch (UncheckedIOException e) {
            throw new CannotRun("--port: cannot listen on 127.0.0.1 at " + e.getMessage() + "; name another", e);
        }
    }
}
