package ebscensus.benchmark;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.core.Census;
import ebscensus.core.CensusRequest;
import ebscensus.core.Concurrency;
import ebscensus.core.InProcessCensus;
import ebscensus.core.Progress;
import ebscensus.core.Scope;
import ebscensus.core.ScopeResolver.Resolution;
import ebscensus.core.Verdict;
import ebscensus.simulator.FleetShape;
import ebscensus.simulator.LoggedRequest;
import ebscensus.simulator.SimulatedScope;
import ebscensus.simulator.Simulation;
import ebscensus.simulator.Simulator;
import ebscensus.simulator.SimulatorOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;

/** A simulated fleet behind an endpoint in this process, and the program's own pipeline against it: real HTTP, real SDK. */
final class SimulatedCensus implements AutoCloseable {
    private static final long SEED = 1;
    private static final FixedCredentials ANY = new FixedCredentials("simulated", "simulated");

    private final List<Scope> scopes;
    private final long instances;
    private final int volumesEach;
    private final Simulator simulator;
    private final AwsInventory inventory;

    private SimulatedCensus(List<Scope> scopes, long instances, int volumesEach, SimulatorOptions options) {
        this.scopes = scopes;
        this.instances = instances;
        this.volumesEach = volumesEach;
        var fleet = new LinkedHashMap<SimulatedScope, Long>();
        for (int i = 0; i < scopes.size(); i++) {
            fleet.put(
                    new SimulatedScope(scopes.get(i).account(), scopes.get(i).region()),
                    Scopes.share(instances, scopes.size(), i));
        }
        var shape = FleetShape.PLAIN.withVolumesPerInstance(volumesEach);
        this.simulator = Simulator.start(new Simulation(SEED, fleet, shape), options);
        this.inventory = AwsInventory.connect(AwsSettings.DEFAULT
                .withEndpoint(simulator.endpoint())
                .withRegion(scopes.getFirst().region())
                .withCredentials(ANY));
    }

    /** Running instances with so many volumes each, all attached, equally divided among the regions of one account. */
    static SimulatedCensus start(int scopes, long instances, int volumesEach, SimulatorOptions options) {
        return new SimulatedCensus(Scopes.first(scopes), instances, volumesEach, options);
    }

    /**
     * Counts the fleet as {@code ./census run} does.
     *
     * @throws IllegalStateException if the result is not the whole truth: a benchmark of that is worth nothing
     */
    Census count(CensusRequest request, Concurrency concurrency) {
        var census = new InProcessCensus(inventory, concurrency, new Progress()).count(request, Resolution.of(scopes));
        if (census.verdict() != Verdict.COMPLETE
                || census.instances() != instances
                || census.totals().volumes() != instances * volumesEach) {
            throw new IllegalStateException(census.verdict() + ": " + census.instances() + " instances, "
                    + census.totals() + "; there are " + instances + " with " + volumesEach + " volumes each");
        }
        return census;
    }

    /** What EC2 has been asked since the last {@link #forget}; STS is not EC2. */
    List<LoggedRequest> ec2Requests() {
        return simulator.requests().all().stream()
                .filter(request -> request.action().startsWith("Describe"))
                .toList();
    }

    void forget() {
        simulator.requests().clear();
    }

    URI endpoint() {
        return simulator.endpoint();
    }

    AwsInventory inventory() {
        return inventory;
    }

    @Override
    public void close() {
        inventory.close();
        simulator.close();
    }
}
