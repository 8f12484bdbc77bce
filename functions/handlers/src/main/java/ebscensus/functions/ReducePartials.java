package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.aws.S3RunStores;
import ebscensus.core.census.Report;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.RunStore;
import ebscensus.core.request.Text;
import ebscensus.json.Json;
import ebscensus.report.CensusMetrics;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.money.Bill;
import ebscensus.report.page.Page;
import ebscensus.report.page.PageContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Merges the partials, closes the ledger and writes the report, which names chunks without a partial as missing. */
public final class ReducePartials implements RequestStreamHandler {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Function<String, RunStore> stores;
    private final ReportStore reports;
    private final PriceList prices;
    private final InstantSource clock;
    private final String name;

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
                Production.name(System.getenv()));
    }

    /** @param name the name of the census in metrics */
    ReducePartials(
            Function<String, RunStore> stores,
            ReportStore reports,
            PriceList prices,
            InstantSource clock,
            String name) {
        this.stores = stores;
        this.reports = reports;
        this.prices = prices;
        this.clock = clock;
        this.name = name;
    }

    /**
     * The input from the state machine.
     *
     * @param mapFailure why not all chunks reached a worker; empty if they all did
     */
    record Input(String run, String mapFailure) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var reduced = reduce(Json.read(input.readAllBytes(), Input.class));
        output.write(Json.write(reduced.summary()));
        // Lambda's logger writes bytes unchanged, but would wrap text in its own JSON.
        CensusMetrics.lines(name, reduced.report())
                .forEach(line -> context.getLogger().log(line.getBytes(StandardCharsets.UTF_8)));
        context.getLogger().log("reduced " + reduced.summary());
    }

    record Reduced(Report report, Summary summary) {}

    Reduced reduce(Input input) {
        var store = stores.apply(input.run());
        var plan = store.readPlan();
        var report = plan.report(clock.instant(), Contributions.merged(store, plan, input.mapFailure()));
        var priced = prices.prices(Bill.locations(report.census()));
        var overview = Overview.of(report, priced);
        String name = name(report, input);
        String place = reports.write(name + ".json", ReportJson.MEDIA_TYPE, ReportJson.write(overview));
        store.writeEnd(new EndedRun(input.run(), report.census().verdict(), place));
        var content = PageContent.of(overview).withArithmetic(new Bill(report.census(), priced).steps());
        return new Reduced(report, Summary.of(report, place, writePage(name + ".html", content)));
    }

    /** The report is kept longer than the run, under its day and the name of the execution. */
    private static String name(Report report, Input input) {
        String execution = input.run().split("/", 2)[0];
        return "reports/" + DAY.format(report.startedAt()) + "/" + execution;
    }

    /** The report is kept by then, so a page that cannot be made or kept is only a note. */
    private List<String> writePage(String name, PageContent content) {
        try {
            reports.write(name, Page.MEDIA_TYPE, Page.render(content));
            return List.of();
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? "an error in the census itself" : e.getMessage();
            return List.of(Text.printable("the page " + name + " could not be written: " + reason));
        }
    }
}
