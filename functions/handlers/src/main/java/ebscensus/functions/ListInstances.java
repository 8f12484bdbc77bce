package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.aws.S3RunStore;
import ebscensus.core.Budget;
import ebscensus.core.Caller;
import ebscensus.core.Calls;
import ebscensus.core.CensusRequest;
import ebscensus.core.Chunk;
import ebscensus.core.ChunkOutline;
import ebscensus.core.Concurrency;
import ebscensus.core.Inventory;
import ebscensus.core.ListedScope;
import ebscensus.core.Lister;
import ebscensus.core.Listing;
import ebscensus.core.Measurer;
import ebscensus.core.Outcome.Missing;
import ebscensus.core.Plan;
import ebscensus.core.PlanPolicy;
import ebscensus.core.Planner;
import ebscensus.core.Progress;
import ebscensus.core.RunPlan;
import ebscensus.core.RunStore;
import ebscensus.core.Scope;
import ebscensus.core.ScopePartial;
import ebscensus.core.ScopeResolver;
import ebscensus.core.Share;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Lists the fleet. A small one is measured right here; a larger one is planned into chunks for {@link MeasureChunk}. */
public final class ListInstances implements RequestStreamHandler {
    private final Inventory inventory;
    private final Function<String, RunStore> stores;
    private final InstantSource clock;
    private final PlanPolicy policy;

    /** Called by Lambda, once for each execution environment. */
    public ListInstances() {
        this(Production.inventory(), Production.stores()::of, InstantSource.system(), PlanPolicy.DEFAULT);
    }

    ListInstances(Inventory inventory, Function<String, RunStore> stores, InstantSource clock, PlanPolicy policy) {
        this.inventory = inventory;
        this.stores = stores;
        this.clock = clock;
        this.policy = policy;
    }

    /**
     * What the state machine sends.
     *
     * @param run the name of its execution
     * @param request what its execution was started with
     */
    record Input(String run, JsonNode request, int retries) {}

    /**
     * What it gets, small whatever the fleet's size.
     *
     * @param run where the other functions find this listing: the name of the execution and the id of this invocation, so
     *     that two invocations for one execution, of which Step Functions has lost one from sight, never mix what they write
     * @param chunks to measure; 0 if the fleet has been measured already
     * @param items key of the S3 object that lists them
     */
    record Output(String run, long instances, int chunks, int maxConcurrency, String items) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var listed = list(
                Json.read(input.readAllBytes(), Input.class),
                Invocation.ownScope(context),
                Invocation.caller(context),
                context.getAwsRequestId());
        output.write(Json.write(listed));
        context.getLogger().log("listed " + listed);
    }

    Output list(Input input, Scope own, Caller caller, String invocation) {
        var startedAt = clock.instant();
        var request = RequestJson.parse(RequestEnvelope.open(input.request()));
        var progress = new Progress();
        var resolved = new ScopeResolver(inventory, Concurrency.DEFAULT, own).resolve(request);
        var listings = new Lister(inventory, Concurrency.DEFAULT, progress).list(request, resolved.scopes());
        var scopes = Stream.concat(listings.stream().map(Listing::outline), resolved.unreachable().stream())
                .toList();
        long healthy = requests(scopes.stream().filter(scope -> scope.failure() == null), ListedScope::calls);
        Retries.spendOn(failures(scopes), healthy, input.retries());

        String run = input.run() + "/" + invocation;
        var store = stores.apply(run);
        long instances = listings.stream().mapToLong(Listing::instances).sum();
        Plan plan = instances <= request.inProcessLimit()
                ? measureHere(request, listings, healthy, input.retries(), store, progress)
                : fanOut(request, listings, store);
        store.writePlan(new RunPlan(
                request,
                caller,
                startedAt,
                scopes,
                plan.chunks().stream().map(ChunkOutline::of).toList()));
        return output(run, instances, plan);
    }

    private static List<Missing> failures(List<ListedScope> scopes) {
        return scopes.stream()
                .map(ListedScope::failure)
                .filter(Objects::nonNull)
                .toList();
    }

    private static <T> long requests(Stream<T> scopes, Function<T, Calls> calls) {
        return scopes.map(calls).mapToLong(Calls::requests).sum();
    }

    private Plan measureHere(
            CensusRequest request,
            List<Listing> listings,
            long listed,
            int retries,
            RunStore store,
            Progress progress) {
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        var whole = new Chunk(
                Chunk.IN_PROCESS,
                request.role(),
                listings.stream()
                        .filter(listing -> listing.instances() > 0)
                        .map(listing -> new Share(listing.scope(), budget, listing.groups()))
                        .toList());
        var chunk = retries > 0 ? whole.withoutBursts() : whole;
        var partial = new Measurer(inventory, Concurrency.DEFAULT, progress).measure(chunk);
        long measured =
                requests(partial.scopes().stream().filter(scope -> scope.failure() == null), ScopePartial::calls);
        Retries.spendOn(Retries.failuresOf(partial), listed + measured, retries);
        store.writePartial(Chunk.IN_PROCESS, partial);
        return new Plan(List.of(chunk), 1);
    }

    private Plan fanOut(CensusRequest request, List<Listing> listings, RunStore store) {
        var plan =
                new Planner(policy, Budget.ofCallsPerSecond(request.callsPerSecond()), request.role()).plan(listings);
        store.writeChunks(plan);
        return plan;
    }

    private static Output output(String run, long instances, Plan plan) {
        boolean measured = plan.chunks().getFirst().number() == Chunk.IN_PROCESS;
        return new Output(
                run, instances, measured ? 0 : plan.chunks().size(), plan.maxConcurrency(), S3RunStore.itemsKey(run));
    }
}
