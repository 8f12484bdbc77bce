package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.core.Inventory;
import ebscensus.core.PlanPolicy;
import ebscensus.core.ReportStore;
import ebscensus.core.RunStore;
import java.time.InstantSource;
import java.util.function.Function;

/** The three functions on ports of the test's choice. */
public record LocalFunctions(
        Inventory inventory,
        Function<String, RunStore> stores,
        ReportStore reports,
        InstantSource clock,
        PlanPolicy policy) {
    /** How often the functions leave it to the state machine to try again. */
    public static final int MOST_RETRIES = Retries.MOST;

    public RequestStreamHandler listInstances() {
        return new ListInstances(inventory, stores, clock, policy);
    }

    public RequestStreamHandler measureChunk() {
        return new MeasureChunk(inventory, stores);
    }

    public RequestStreamHandler reducePartials() {
        return new ReducePartials(stores, reports, clock, "census");
    }
}
