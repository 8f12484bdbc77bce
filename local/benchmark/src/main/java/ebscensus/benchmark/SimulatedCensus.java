package ebscensus.benchmark;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.simulator.fleet.Churn;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Simulates a fleet behind an endpoint in this process, and counts it as {@code ./census run} does, over real HTTP with the real
 * SDK.
 */
final class SimulatedCensus implements AutoCloseable {
    private static final long SEED = 1;

    private final List<Scope> scopes;
    private final long instances;
    private final long volumes;
    private final Simulator simulator;
    private final AwsInventory inventory;

    private SimulatedCensus(List<Scope> scopes, long instances, int volumesEach, SimulatorOptions options) {
        this.scopes = scopes;
        this.instances = instances;
        this.volumes = instances * volumesEach;
        var fleet = new LinkedHashMap<SimulatedScope, Long>();
        for (int i = 0; i < scopes.size(); i++) {
            var scope =
                    new SimulatedScope(scopes.get(i).account(), scopes.get(i).region());
            fleet.put(scope, Scopes.share(instances, scopes.size(), i));
        }
        var shape = FleetShape.PLAIN.withVolumesPerInstance(volumesEach);
        this.simulator = Simulator.start(new Simulation(SEED, fleet, shape, Churn.NONE), options);
        this.inventory = connect(simulator.endpoint());
    }

    /**
     * Starts the simulator. Its instances are all running, have attached volumes, and are divided equally among the regions of
     * one account.
     */
    static SimulatedCensus start(int scopes, long instances, int volumesEach, SimulatorOptions options) {
        return new SimulatedCensus(Scopes.first(scopes), instances, volumesEach, options);
    }

    /** Connects our adapter for AWS to a simulator, in the first scope. */
    static AwsInventory connect(URI endpoint) {
        return AwsInventory.connect(settings(endpoint));
    }

    static AwsSettings settings(URI endpoint) {
        return AwsSettings.DEFAULT
                .withEndpoint(endpoint)
                .withRegion(Scopes.FIRST.region())
                .withCredentials(new FixedCredentials("simulated", "simulated"));
    }

    /**
     * Counts the fleet as {@code ./census run} does.
     *
     * @throws IllegalStateException if the result is wrong or incomplete, because the time of the census then means nothing
     */
    void count(CensusRequest request) {
        var census = new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress())
                .count(request, Resolution.of(scopes));
        if (census.verdict() != Verdict.COMPLETE || census.instances() != instances) {
            throw new IllegalStateException(census.verdict() + ", " + census.instances() + " of " + instances
                    + " instances: " + census.ledger());
        }
        check(census.totals().volumes());
    }

    /** @throws IllegalStateException if {@code counted} is not the number of volumes of the fleet */
    void check(long counted) {
        if (counted != volumes) {
            throw new IllegalStateException(counted + " volumes were counted, and there are " + volumes);
        }
    }

    /** The requests to EC2, including those for the Recycle Bin but not those to STS. */
    List<LoggedRequest> ec2Requests() {
        return simulator.requests().all().stream()
                .filter(request -> request.action().startsWith("Describe")
                        || request.action().equals("ListVolumesInRecycleBin"))
                .toList();
    }

    URI endpoint() {
        return simulator.endpoint();
    }

    @Override
    public void close() {
        inventory.close();
        simulator.close();
    }
}
