package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.aws.S3RunStores;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Partial;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.Measurer;
import ebscensus.core.count.Progress;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.plan.RunStore;
import ebscensus.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** Measures one chunk and writes its partial under the chunk's number. If a chunk is measured again, its partial is replaced. */
public final class MeasureChunk implements RequestStreamHandler {
    private final Function<Context, Inventory> inventory;
    private final Function<String, RunStore> stores;
    private final VolumeObjects volumes;

    /** Called by Lambda, once for each execution environment. */
    public MeasureChunk() {
        this(Production.inventory(), Production.stores());
    }

    private MeasureChunk(Function<Context, Inventory> inventory, S3RunStores bucket) {
        this(inventory, bucket::of, Production.volumes(System.getenv(), bucket));
    }

    MeasureChunk(Function<Context, Inventory> inventory, Function<String, RunStore> stores, VolumeObjects volumes) {
        this.inventory = inventory;
        this.stores = stores;
        this.volumes = volumes;
    }

    /**
     * The input from the state machine.
     *
     * @param attempt the number of retries that this function has already requested for the chunk, see {@link Retries}
     * @param restarts the number of restarts of this attempt after an error of Lambda or the crash of a process
     */
    record Input(String run, int chunk, int attempt, int restarts) {
        boolean isFirst() {
            return attempt == 0 && restarts == 0;
        }
    }

    /**
     * The output to the state machine, for people who look at an execution; {@link ReducePartials} does not use it.
     *
     * @param scopes the number of scopes in the chunk
     * @param volumes the number of attached volumes that this chunk saw, including those that other chunks also see
     * @param rows the place of the rows of volumes; {@code none} if no rows are kept; the reason if the rows could not be
     *     written
     */
    record Receipt(
            int chunk,
            int scopes,
            long instances,
            long volumes,
            long gibibytes,
            long requests,
            long throttled,
            String rows) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var receipt = measure(inventory.apply(context), Json.read(input.readAllBytes(), Input.class));
        output.write(Json.write(receipt));
        context.getLogger().log("measured " + receipt);
    }

    /** Writes what was measured, and only then requests a retry for what is missing, because the retry may fail completely. */
    Receipt measure(Inventory seen, Input input) {
        var store = stores.apply(input.run());
        var planned = store.readChunk(input.chunk());
        var chunk = input.isFirst() ? planned : planned.withoutBursts();
        try (var rows = volumes.begin(input.run(), chunk.number(), store::readPlan)) {
            var partial = new Measurer(seen, Concurrency.DEFAULT, new Progress(), rows).measure(chunk);
            store.writePartial(chunk.number(), partial);
            String stored = rows.store();
            Retries.requestFor(Retries.failuresOf(partial, chunk.require()), input.attempt());
            return receipt(chunk.number(), partial, stored);
        }
    }

    private static Receipt receipt(int chunk, Partial partial, String rows) {
        var scopes = partial.scopes();
        var totals = Measures.sum(scopes.stream().map(ScopePartial::totals));
        var calls = scopes.stream().map(ScopePartial::calls).reduce(Calls.NONE, Calls::plus);
        return new Receipt(
                chunk,
                scopes.size(),
                scopes.stream().mapToLong(ScopePartial::instances).sum(),
                totals.volumes(),
                totals.gibibytes(),
                calls.requests(),
                calls.throttled(),
                rows);
    }
}
