package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.aws.S3RunStores;
import ebscensus.aws.store.S3RunStore;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.Lister;
import ebscensus.core.count.Measurer;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.Listing;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Planner;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import ebscensus.report.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Lists the fleet. Measures a small fleet in the same invocation, and divides a larger one into chunks for {@link MeasureChunk}. */
public final class ListInstances implements RequestStreamHandler {
    private final Function<Context, Inventory> inventory;
    private final Function<String, RunStore> stores;
    private final InstantSource clock;
    private final PlanPolicy policy;
    private final VolumeObjects volumes;

    /** Called by Lambda, once for each execution environment. */
    public ListInstances() {
        this(Production.inventory(), Production.stores());
    }

    private ListInstances(Function<Context, Inventory> inventory, S3RunStores bucket) {
        this(
                inventory,
                bucket::of,
                InstantSource.system(),
                Production.policy(System.getenv()),
                Production.volumes(System.getenv(), bucket));
    }

    ListInstances(
            Function<Context, Inventory> inventory,
            Function<String, RunStore> stores,
            InstantSource clock,
            PlanPolicy policy,
            VolumeObjects volumes) {
        this.inventory = inventory;
        this.stores = stores;
        this.clock = clock;
        this.policy = policy;
        this.volumes = volumes;
    }

    /**
     * The input from the state machine.
     *
     * @param run the name of the execution
     * @param request the input of the execution
     * @param attempt the number of retries that this function has already requested, see {@link Retries}
     * @param restarts the number of restarts of this attempt after an error of Lambda or the crash of a process
     */
    record Input(String run, JsonNode request, int attempt, int restarts) {
        boolean isFirst() {
            return attempt == 0 && restarts == 0;
        }
    }

    /**
     * The output to the state machine, which is small even for a large fleet.
     *
     * @param run the id under which the other functions find this listing. It consists of the encoded name of the execution and
     *     the id of the invocation. Two invocations therefore never mix their data, even if Step Functions loses track of one
     *     and starts another
     * @param chunks the number of chunks to measure; 0 if the fleet has already been measured
     * @param items the key of the S3 object that lists the chunks
     */
    record Output(String run, long instances, int chunks, int maxConcurrency, String items) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var work = new Work(
                Json.read(input.readAllBytes(), Input.class),
                inventory.apply(context),
                Invocation.ownScope(context),
                Production.caller(context),
                context.getAwsRequestId(),
                clock.instant(),
                new Progress(),
                context.getLogger()::log);
        var listed = list(work);
        output.write(Json.write(listed));
        work.progress().undivided().forEach((scope, why) -> context.getLogger().log(Cause.ofSlowness(scope, why)));
        context.getLogger().log("listed " + listed);
    }

    /**
     * The input of one invocation and everything that it needs.
     *
     * @param own the account and region of the function
     * @param caller the owner of the function's credentials
     * @param id the id of the invocation
     * @param log receives lines for the function's log
     */
    record Work(
            Input input,
            Inventory inventory,
            Scope own,
            Caller caller,
            String id,
            Instant startedAt,
            Progress progress,
            Consumer<String> log) {
        Lister lister() {
            return new Lister(inventory, Concurrency.DEFAULT, progress);
        }

        RunPlan run(
                CensusRequest request,
                List<ListedScope> scopes,
                List<Chunk> chunks,
                SortedMap<String, String> accountNames) {
            return new RunPlan(
                    request,
                    caller,
                    startedAt,
                    scopes,
                    chunks.stream().map(ChunkOutline::of).toList(),
                    accountNames,
                    null);
        }

        ScopeResolver resolver() {
            return new ScopeResolver(inventory, Concurrency.DEFAULT, own);
        }
    }

    Output list(Work work) {
        var asked = RequestEnvelope.open(work.input().request());
        String run = S3RunStore.run(work.input().run(), work.id());
        var store = stores.apply(run);
        return asked.rerun()
                .map(execution -> listMissing(work, execution, asked.request(), run, store))
                .orElseGet(() -> listAll(work, RequestJson.parse(asked.request()), run, store));
    }

    private Output listAll(Work work, CensusRequest request, String run, RunStore store) {
        var listed = list(work, request, work.resolver().resolve(request), run, store, UnaryOperator.identity());
        store.writePlan(listed.run());
        return output(run, listed);
    }

    private Output listMissing(Work work, String execution, JsonNode fields, String run, RunStore store) {
        var earlier = new EarlierRuns(stores).find(execution, store);
        var request = EarlierRuns.request(execution, earlier, fields);
        var resolved = earlier.resolve(work.resolver(), request);
        // The chunk with the kept results gets a number that no chunk of the new plan has.
        var listed = list(
                work,
                request,
                resolved,
                run,
                store,
                plan -> earlier.completed(plan, plan.chunks().size() + 1));
        store.writePartial(listed.run().chunks().size(), earlier.kept());
        store.writePlan(listed.run());
        return output(run, listed);
    }

    private record Listed(RunPlan run, long instances, int chunksLeft, int maxConcurrency) {}

    /**
     * @param completed if this run completes an earlier one, turns the plan of this run into the plan of both runs; if not,
     *     returns the plan unchanged
     */
    private Listed list(
            Work work,
            CensusRequest request,
            Resolution resolved,
            String run,
            RunStore store,
            UnaryOperator<RunPlan> completed) {
        var listings = work.lister().list(request, resolved.scopes());
        var scopes = Stream.concat(listings.stream().map(Listing::outline), resolved.unreachable().stream())
                .toList();
        long healthy = requests(scopes.stream().filter(scope -> scope.failure() == null), ListedScope::calls);
        Retries.requestFor(failures(scopes), healthy, work.input().attempt());

        long instances = listings.stream().mapToLong(Listing::instances).sum();
        var budget = Budget.ofCallsPerSecond(request.callsPerSecond());
        if (instances <= request.inProcessLimit()) {
            var whole = Chunk.whole(listings, budget, request);
            var planned = completed.apply(work.run(request, scopes, List.of(whole), resolved.accountNames()));
            try (var rows = volumes.begin(run, whole.number(), () -> planned)) {
                measureHere(work, whole, healthy, store, rows);
                if (volumes.isOn()) {
                    work.log().accept("rows of all volumes: " + rows.store());
                }
            }
            return new Listed(planned, instances, 0, 1);
        }
        var plan = new Planner(policy, budget, request).plan(listings);
        store.writeChunks(plan);
        return new Listed(
                completed.apply(work.run(request, scopes, plan.chunks(), resolved.accountNames())),
                instances,
                plan.chunks().size(),
                plan.maxConcurrency());
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

    private static void measureHere(Work work, Chunk whole, long listed, RunStore store, VolumeObject rows) {
        var chunk = work.input().isFirst() ? whole : whole.withoutBursts();
        var partial = new Measurer(work.inventory(), Concurrency.DEFAULT, work.progress(), rows).measure(chunk);
        long measured =
                requests(partial.scopes().stream().filter(scope -> scope.failure() == null), ScopePartial::calls);
        Retries.requestFor(
                Retries.failuresOf(partial, chunk.require()),
                listed + measured,
                work.input().attempt());
        store.writePartial(chunk.number(), partial);
    }

    private static Output output(String run, Listed listed) {
        return new Output(
                run, listed.instances(), listed.chunksLeft(), listed.maxConcurrency(), S3RunStore.itemsKey(run));
    }
}
