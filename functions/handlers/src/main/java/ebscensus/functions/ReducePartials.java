package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.aws.S3RunStores;
import ebscensus.core.census.Report;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.RunStore;
import ebscensus.json.Json;
import ebscensus.report.Announcement;
import ebscensus.report.Billed;
import ebscensus.report.CensusMetrics;
import ebscensus.report.Overview;
import ebscensus.report.money.Bill;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Merges the partials and writes the report. If a chunk has no partial, the report shows its scopes as incomplete. */
public final class ReducePartials implements RequestStreamHandler {
    private final Function<String, RunStore> stores;
    private final ReportStore reports;
    private final PriceList prices;
    private final InstantSource clock;
    private final String name;
    private final AnnouncementCadence cadence;
    private final String link;

    /** Called by Lambda, once for each execution environment. */
    public ReducePartials() {
        this(Production.stores());
    }

    private ReducePartials(S3RunStores bucket) {
        this(
                bucket::of,
                bucket.reports(),
                Production.priceList(),
                InstantSource.system(),
                Production.name(System.getenv()),
                AnnouncementCadence.of(System.getenv()),
                System.getenv().getOrDefault(Variables.LINK, ""));
    }

    /**
     * @param name the name of the census in metrics
     * @param cadence which runs are announced
     * @param link the beginning of the link to an object of the bucket, to which the object's key is appended
     */
    ReducePartials(
            Function<String, RunStore> stores,
            ReportStore reports,
            PriceList prices,
            InstantSource clock,
            String name,
            AnnouncementCadence cadence,
            String link) {
        this.stores = stores;
        this.reports = reports;
        this.prices = prices;
        this.clock = clock;
        this.name = name;
        this.cadence = cadence;
        this.link = link;
    }

    /**
     * The input from the state machine.
     *
     * @param mapFailure why some chunks did not reach a worker; empty if all did
     */
    record Input(String run, String mapFailure) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var reduced = reduce(Json.read(input.readAllBytes(), Input.class));
        output.write(Json.write(reduced.summary()));
        // The metrics are logged as bytes, because Lambda's logger writes bytes unchanged but wraps text in its own
        // JSON.
        CensusMetrics.lines(name, reduced.report(), reduced.billed(), reduced.gibibytesChange())
                .forEach(line -> context.getLogger().log(line.getBytes(StandardCharsets.UTF_8)));
        context.getLogger().log("reduced " + reduced.summary());
    }

    /**
     * The results of a run for the function's output and its metrics.
     *
     * @param gibibytesChange see {@link CensusMetrics#GIBIBYTES_CHANGE}
     */
    record Reduced(Report report, Billed billed, OptionalLong gibibytesChange, Summary summary) {}

    /** Does all the work of the function except writing its output and its metrics. */
    Reduced reduce(Input input) {
        var store = stores.apply(input.run());
        var plan = store.readPlan();
        var report = plan.report(clock.instant(), Contributions.merged(store, plan, input.mapFailure()));
        var priced = prices.prices(Bill.locations(report.census()));
        var billed = Billed.of(report, priced);
        var overview = Overview.of(report, billed);
        String execution = input.run().split("/", 2)[0];
        var history = new History(reports, report.request(), report.startedAt(), execution);
        var delivery = new Delivery(reports, execution, report.startedAt(), history);
        var delivered = delivery.deliver(overview);
        store.writeEnd(new EndedRun(input.run(), report.census().verdict(), delivered.place()));
        var change = delivered.change();
        var announcement = cadence.isDue(history, report.startedAt())
                ? Announcement.of(
                        name, overview, report.startedAt(), change.words(), List.of("page: " + link + delivered.name()))
                : Announcement.NONE;
        return new Reduced(
                report,
                billed,
                change.gibibytesMore(),
                Summary.of(report, billed, change.words(), delivered.place(), announcement, delivery.troubles()));
    }
}
