package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.core.EndedRun;
import ebscensus.core.Report;
import ebscensus.core.RunStore;
import ebscensus.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Function;

/** Merges the partials, closes the ledger, writes the report. A chunk without a partial is missing, by name. */
public final class ReducePartials implements RequestStreamHandler {
    private final Function<String, RunStore> stores;
    private final InstantSource clock;
    private final String name;

    /** Called by Lambda, once for each execution environment. */
    public ReducePartials() {
        this(Production.stores(), InstantSource.system(), Production.name(System.getenv()));
    }

    /** @param name of the census, for its metrics */
    ReducePartials(Function<String, RunStore> stores, InstantSource clock, String name) {
        this.stores = stores;
        this.clock = clock;
        this.name = name;
    }

    /**
     * What the state machine sends.
     *
     * @param mapFailure why not all chunks were given to workers; empty if they were
     */
    record Input(String run, String mapFailure) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var reduced = reduce(Json.read(input.readAllBytes(), Input.class));
        output.write(Json.write(reduced.summary()));
        // As bytes, which Lambda's logger leaves as they are; it would wrap a text in JSON of its own.
        CensusMetrics.lines(name, reduced.report())
                .forEach(line -> context.getLogger().log(line.getBytes(StandardCharsets.UTF_8)));
        context.getLogger().log("reduced " + reduced.summary());
    }

    record Reduced(Report report, Summary summary) {}

    Reduced reduce(Input input) {
        var store = stores.apply(input.run());
        var plan = store.readPlan();
        var census = plan.close(Contributions.merged(store, plan, input.mapFailure()));
        var report = new Report(plan.startedAt(), clock.instant(), census, plan.completes());
        String place = store.writeReport(report);
        store.writeEnd(new EndedRun(input.run(), census.verdict(), place));
        return new Reduced(report, Summary.of(report, place));
    }
}
