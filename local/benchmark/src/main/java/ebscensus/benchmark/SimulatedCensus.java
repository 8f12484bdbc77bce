package ebscensus.benchmark;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.core.census.Census;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Lister;
import ebscensus.core.count.Measurer;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.plan.Chunk;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.simulator.fleet.Churn;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Truth;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToLongFunction;

/** A simulated fleet behind an endpoint in this process, and the program's own pipeline against it: real HTTP, real SDK. */
final class SimulatedCensus implements AutoCloseable {
    private static final long SEED = 1;
    private static final FixedCredentials ANY = new FixedCredentials("simulated", "simulated");

    private final List<Scope> scopes;
    private final Truth least;
    private final Truth most;
    private final Simulator simulator;
    private final AwsInventory inventory;

    private SimulatedCensus(
            List<Scope> scopes, long instances, int volumesEach, Churn churn, SimulatorOptions options) {
        this.scopes = scopes;
        var fleet = new LinkedHashMap<SimulatedScope, Long>();
        for (int i = 0; i < scopes.size(); i++) {
            fleet.put(
                    new SimulatedScope(scopes.get(i).account(), scopes.get(i).region()),
                    Scopes.share(instances, scopes.size(), i));
        }
        var shape = FleetShape.PLAIN.withVolumesPerInstance(volumesEach);
        var simulation = new Simulation(SEED, fleet, shape, churn);
        this.least = simulation.lasting(TruthQuery.ALL);
        this.most = simulation.truth(TruthQuery.ALL);
        this.simulator = Simulator.start(simulation, options);
        this.inventory = AwsInventory.connect(AwsSettings.DEFAULT
                .withEndpoint(simulator.endpoint())
                .withRegion(scopes.getFirst().region())
                .withCredentials(ANY));
    }

    /** Running instances with so many volumes each, all attached, equally divided among the regions of one account. */
    static SimulatedCensus start(int scopes, long instances, int volumesEach, SimulatorOptions options) {
        return changing(scopes, instances, volumesEach, Churn.NONE, options);
    }

    /** The same, some of which come or go while they are counted. */
    static SimulatedCensus changing(
            int scopes, long instances, int volumesEach, Churn churn, SimulatorOptions options) {
        return new SimulatedCensus(Scopes.first(scopes), instances, volumesEach, churn, options);
    }

    /**
     * Counts the fleet as {@code ./census run} does.
     *
     * @throws IllegalStateException if the result is not the whole truth: a benchmark of that is worth nothing
     */
    Census count(CensusRequest request, Concurrency concurrency) {
        var census = attempt(request, concurrency);
        if (census.verdict() != Verdict.COMPLETE) {
            throw new IllegalStateException(census.verdict() + ": " + census.ledger());
        }
        check("instances", census.instances(), Truth::instances);
        check(census.totals().volumes());
        return census;
    }

    /** Counts as far as EC2 lets it. */
    Census attempt(CensusRequest request, Concurrency concurrency) {
        return new InProcessCensus(inventory, concurrency, new Progress()).count(request, Resolution.of(scopes));
    }

    /** @throws IllegalStateException if these are not all the volumes there are; of those that come or go, any may be among them */
    void check(long volumes) {
        check("volumes", volumes, truth -> truth.total().volumes());
    }

    private void check(String what, long counted, ToLongFunction<Truth> of) {
        if (counted < of.applyAsLong(least) || counted > of.applyAsLong(most)) {
            throw new IllegalStateException(
                    counted + " " + what + "; there are " + of.applyAsLong(least) + " to " + of.applyAsLong(most));
        }
    }

    /** The whole fleet, listed, to be measured at once. */
    Chunk listed() {
        var request = CensusRequest.DEFAULT;
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        var listings = new Lister(inventory, Concurrency.DEFAULT, new Progress()).list(request, scopes);
        return Chunk.whole(listings, budget, request);
    }

    void measure(Chunk chunk, Concurrency concurrency) {
        var measured = new Measurer(inventory, concurrency, new Progress()).measure(chunk);
        check(measured.scopes().stream()
                .mapToLong(scope -> scope.totals().volumes())
                .sum());
    }

    /** What EC2 has been asked; STS is not EC2. */
    List<LoggedRequest> ec2Requests() {
        return simulator.requests().all().stream()
                .filter(request -> request.action().startsWith("Describe"))
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
