package ebscensus.report;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Report;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Calls;
import ebscensus.core.request.Dimension;
import ebscensus.json.Json;
import ebscensus.report.money.Holding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Writes the figures of a census for CloudWatch, as lines in the embedded metric format. Source:
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html, 2026-11.
 */
public final class CensusMetrics {
    public static final String NAMESPACE = "EbsCensus";

    /**
     * The CloudWatch dimension that all metrics have. Metrics of totals have no other dimension, metrics of breakdowns also
     * have {@link #REGION} or {@link #VOLUME_TYPE}, and metrics of costs also have {@link #CURRENCY}.
     */
    public static final String CENSUS = "Census";

    public static final String REGION = "Region";
    public static final String VOLUME_TYPE = "VolumeType";
    public static final String CURRENCY = "Currency";

    /**
     * GiB of attached volumes. Written only if the census is complete, because an incomplete total is too small, and the fleet
     * would seem to have shrunk.
     */
    public static final String GIBIBYTES = "AttachedGibibytes";

    public static final String VOLUMES = "AttachedVolumes";
    public static final String INSTANCES = "Instances";

    /**
     * The growth in attached GiB since the last complete census with the same request; negative if the fleet shrank. The metric
     * compares only what both censuses counted, so a new account does not count as growth. Written only if there is an earlier
     * census to compare with.
     */
    public static final String GIBIBYTES_CHANGE = "GibibytesChange";

    /** GiB of unattached volumes; written only if all of them were counted. */
    public static final String UNATTACHED_GIBIBYTES = "UnattachedGibibytes";

    /**
     * GiB of all volumes that AWS charges for; written only if all of them were counted. Unlisted volumes (in use, but not by a
     * listed instance) are an exception: the metric is written even if some scopes were not searched for them.
     */
    public static final String BILLED_GIBIBYTES = "BilledGibibytes";

    /**
     * The monthly cost of the billed volumes, with the dimension {@link #CURRENCY}; written under the same condition as
     * {@link #BILLED_GIBIBYTES}, and only if all of these volumes have a price. If unpriced volumes were left out, the fleet
     * would seem to have become cheaper.
     */
    public static final String MONTHLY_COST = "MonthlyCost";

    public static final String SECONDS = "DurationSeconds";
    public static final String REQUESTS = "Ec2Requests";
    public static final String THROTTLED = "Ec2ThrottledRequests";
    public static final String MISSING_SCOPES = "MissingScopes";

    /** Either {@link #COMPLETE} or {@link #INCOMPLETE} is 1, and the other is 0. */
    public static final String COMPLETE = "Complete";

    public static final String INCOMPLETE = "Incomplete";

    private CensusMetrics() {}

    /**
     * The metrics as lines. Each line ends with a line feed. Lambda's log does not need it, but some other logs need it to
     * separate messages.
     *
     * @param name the name of the census, which distinguishes it from other censuses in the same account
     * @param billed the billed volumes of the same census
     * @param gibibytesChange see {@link #GIBIBYTES_CHANGE}
     */
    public static List<String> lines(String name, Report report, Billed billed, OptionalLong gibibytesChange) {
        var census = report.census();
        var lines = Stream.of(line(report, Map.of(CENSUS, name), ofTheRun(report)));
        if (census.verdict() == Verdict.INCOMPLETE) {
            return lines.toList();
        }
        var total = new HashMap<String, Number>(of(census.totals()));
        total.put(INSTANCES, census.instances());
        total.putAll(ofOthers(report, billed));
        gibibytesChange.ifPresent(more -> total.put(GIBIBYTES_CHANGE, more));
        return Stream.of(
                        lines,
                        Stream.of(line(report, Map.of(CENSUS, name), total)),
                        by(REGION, census.by(Dimension.REGION), name, report),
                        by(VOLUME_TYPE, census.by(Dimension.TYPE), name, report),
                        money(name, report, billed))
                .flatMap(each -> each)
                .toList();
    }

    private static Map<String, Long> ofTheRun(Report report) {
        var census = report.census();
        var calls = census.ledger().stream().map(LedgerLine::calls).reduce(Calls.NONE, Calls::plus);
        boolean complete = census.verdict() == Verdict.COMPLETE;
        return Map.of(
                COMPLETE,
                complete ? 1L : 0L,
                INCOMPLETE,
                complete ? 0L : 1L,
                MISSING_SCOPES,
                (long) census.missingScopes().size(),
                REQUESTS,
                calls.requests(),
                THROTTLED,
                calls.throttled(),
                SECONDS,
                Duration.between(report.startedAt(), report.finishedAt()).toSeconds());
    }

    private static Map<String, Long> ofOthers(Report report, Billed billed) {
        var figures = new HashMap<String, Long>();
        if (report.request().countsOthers() && !billed.lacks(Source.OTHERS)) {
            figures.put(
                    UNATTACHED_GIBIBYTES,
                    billed.uses().getOrDefault(Use.UNATTACHED, Holding.NONE).gibibytes());
        }
        if (areAllCounted(report, billed)) {
            figures.put(BILLED_GIBIBYTES, billed.total().gibibytes());
        }
        return figures;
    }

    private static Stream<String> money(String name, Report report, Billed billed) {
        var monthly = billed.total().monthly();
        return areAllCounted(report, billed) && monthly.unpricedVolumes() == 0
                ? monthly.money().rounded().amounts().entrySet().stream()
                        .map(amount -> line(
                                report,
                                Map.of(CENSUS, name, CURRENCY, amount.getKey()),
                                Map.of(MONTHLY_COST, amount.getValue())))
                : Stream.empty();
    }

    private static boolean areAllCounted(Report report, Billed billed) {
        return report.request().countsOthers() && OtherSources.ALL.stream().noneMatch(billed::lacks);
    }

    private static Map<String, Long> of(Measures totals) {
        return Map.of(GIBIBYTES, totals.gibibytes(), VOLUMES, totals.volumes());
    }

    private static Stream<String> by(String dimension, Map<String, Measures> breakdown, String name, Report report) {
        return breakdown.entrySet().stream()
                .map(entry -> line(report, Map.of(CENSUS, name, dimension, entry.getKey()), of(entry.getValue())));
    }

    private static String line(Report report, Map<String, String> dimensions, Map<String, ? extends Number> figures) {
        var metrics = figures.keySet().stream()
                .sorted()
                .map(figure -> Map.of("Name", figure, "Unit", unit(figure)))
                .toList();
        var directive = Map.of(
                "Namespace",
                NAMESPACE,
                "Dimensions",
                List.of(dimensions.keySet().stream().sorted().toList()),
                "Metrics",
                metrics);
        var line = new HashMap<String, Object>();
        line.put(
                "_aws",
                Map.of("Timestamp", report.finishedAt().toEpochMilli(), "CloudWatchMetrics", List.of(directive)));
        line.putAll(dimensions);
        line.putAll(figures);
        return new String(Json.write(line), StandardCharsets.UTF_8) + "\n";
    }

    private static String unit(String figure) {
        return switch (figure) {
            case SECONDS -> "Seconds";
            case GIBIBYTES, GIBIBYTES_CHANGE, UNATTACHED_GIBIBYTES, BILLED_GIBIBYTES, MONTHLY_COST -> "None";
            default -> "Count";
        };
    }
}
