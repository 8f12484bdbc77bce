package ebscensus.cli;

import ebscensus.core.request.CensusRequest;
import ebscensus.simulator.fleet.Simulation;
import picocli.CommandLine.Option;

/** The options of a simulated account that replaces AWS. */
final class InsteadOfAws extends SimulationOptions {
    private static final String OPTION = "--simulate";
    private static final int FIRST = -2;

    @Option(
            names = OPTION,
            required = true,
            order = FIRST,
            paramLabel = "N",
            description = "Count a simulated account with this many instances.")
    private long instances;

    Simulation simulation(CensusRequest request) {
        return simulation(OPTION, instances, request.regions());
    }
}
