package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.aws.AwsInventory;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.RunStore;
import java.time.InstantSource;
import java.util.function.Function;

/** The three functions on ports of the test's choice. */
public record LocalFunctions(
        Inventory inventory,
        Function<String, RunStore> stores,
        ReportStore reports,
        PriceList prices,
        InstantSource clock,
        PlanPolicy policy) {
    /** How often the functions leave their work to be done later. */
    public static final int MOST_RETRIES = Retries.MOST;

    public RequestStreamHandler listInstances() {
        return new ListInstances(_ -> inventory, stores, clock, policy, new VolumeObjects(reports));
    }

    public RequestStreamHandler measureChunk() {
        return new MeasureChunk(_ -> inventory, stores, new VolumeObjects(reports));
    }

    /** As {@link #measureChunk} in Lambda: it knows from its invocation whose credentials it has. */
    public static RequestStreamHandler measureChunk(AwsInventory inventory, Function<String, RunStore> stores) {
        return new MeasureChunk(
                context -> inventory.knowing(Invocation.caller(context, "")), stores, VolumeObjects.OFF);
    }

    public RequestStreamHandler reducePartials() {
        return reducePartials(AnnouncementCadence.NEVER);
    }

    public RequestStreamHandler reducePartials(AnnouncementCadence cadence) {
        return new ReducePartials(stores, reports, prices, clock, "census", cadence, "https://console.example/");
    }
}
