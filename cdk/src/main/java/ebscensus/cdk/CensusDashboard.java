package ebscensus.cdk;

import ebscensus.core.request.Regions;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import ebscensus.report.CensusMetrics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LegendPosition;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.PeriodOverride;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/**
 * Creates the dashboard, which shows the censuses over time. The dashboard shows the sizes of complete censuses only, because the
 * total of an INCOMPLETE census would look as if the fleet had shrunk. Every widget works even if there is only one census a
 * month.
 */
final class CensusDashboard extends Construct {
    private static final Duration PERIOD = Duration.days(1);
    private static final Duration SHOWN = Duration.days(180);
    private static final int WIDTH = 24;
    private static final int HALF = WIDTH / 2;
    private static final int TEXT_HEIGHT = 9;

    /** Source: docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html, 2026-11. */
    private static final List<String> VOLUME_TYPES = List.of("gp2", "gp3", "io1", "io2", "sc1", "st1", "standard");

    /**
     * The currencies of AWS's price lists. EUR is for the European Sovereign Cloud, CNY for China. Source: aws.eu/ebs/pricing and
     * amazonaws.cn/ebs/pricing, 2026-11.
     */
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "CNY");

    private static final String DEFAULT_PARTITION = "aws";

    private final Settings settings;

    CensusDashboard(Construct scope, String id, Settings settings, List<? extends IAlarm> alarms) {
        super(scope, id);
        this.settings = settings;
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(name(settings))
                .defaultInterval(SHOWN)
                .periodOverride(PeriodOverride.INHERIT)
                .widgets(List.of(
                        List.of(latest("Latest complete census", ofTheFleet()), status(alarms)),
                        List.of(
                                gibibytesBy(
                                        "region",
                                        CensusMetrics.REGION,
                                        regions().toList()),
                                gibibytesBy("volume type", CensusMetrics.VOLUME_TYPE, VOLUME_TYPES)),
                        List.of(
                                graph(
                                        "Unattached and billed GiB",
                                        CensusMetrics.UNATTACHED_GIBIBYTES,
                                        CensusMetrics.BILLED_GIBIBYTES),
                                by(
                                        "List price a month",
                                        CensusMetrics.MONTHLY_COST,
                                        CensusMetrics.CURRENCY,
                                        CURRENCIES,
                                        false)),
                        List.of(
                                graph("Instances and attached volumes", CensusMetrics.INSTANCES, CensusMetrics.VOLUMES),
                                graph(
                                        "Change in attached GiB since the previous complete census",
                                        CensusMetrics.GIBIBYTES_CHANGE)),
                        List.of(latest("Latest census", ofTheRun()), graph("Duration", CensusMetrics.SECONDS)),
                        List.of(
                                graph("EC2 requests", CensusMetrics.REQUESTS, CensusMetrics.THROTTLED),
                                graph(
                                        "Verdicts",
                                        CensusMetrics.COMPLETE,
                                        CensusMetrics.INCOMPLETE,
                                        CensusMetrics.MISSING_SCOPES)),
                        List.of(request())))
                .build();
    }

    /** The URL of the dashboard in the console. */
    static String link(Construct scope, Settings settings) {
        return Console.link(scope, "cloudwatch", "dashboards/dashboard/" + name(settings));
    }

    /** The name contains the region, because dashboards, unlike alarms, are global in an account. */
    private static String name(Settings settings) {
        return settings.prefix() + "-" + Aws.REGION;
    }

    private static Stream<String> ofTheFleet() {
        return Stream.of(
                CensusMetrics.GIBIBYTES,
                CensusMetrics.GIBIBYTES_CHANGE,
                CensusMetrics.UNATTACHED_GIBIBYTES,
                CensusMetrics.BILLED_GIBIBYTES,
                CensusMetrics.VOLUMES,
                CensusMetrics.INSTANCES);
    }

    private static Stream<String> ofTheRun() {
        return Stream.of(
                CensusMetrics.COMPLETE, CensusMetrics.MISSING_SCOPES, CensusMetrics.SECONDS, CensusMetrics.REQUESTS);
    }

    private SingleValueWidget latest(String title, Stream<String> metrics) {
        return SingleValueWidget.Builder.create()
                .title(title)
                .metrics(metrics.<IMetric>map(name -> CensusMetric.latest(settings, name, PERIOD))
                        .toList())
                .width(HALF)
                .build();
    }

    private static AlarmStatusWidget status(List<? extends IAlarm> alarms) {
        return AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .alarms(alarms)
                .width(HALF)
                .build();
    }

    private GraphWidget gibibytesBy(String title, String dimension, List<String> values) {
        return by("Attached GiB by " + title, CensusMetrics.GIBIBYTES, dimension, values, true);
    }

    /** @param isStacked whether the sum of the values has a meaning, so that the graph can stack them */
    private GraphWidget by(String title, String metric, String dimension, List<String> values, boolean isStacked) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(values.stream()
                        .<IMetric>map(value -> CensusMetric.of(settings, metric, dimension, value, PERIOD))
                        .toList())
                .stacked(isStacked)
                .legendPosition(LegendPosition.RIGHT)
                .width(HALF)
                .build();
    }

    private GraphWidget graph(String title, String... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(Stream.of(metrics).<IMetric>map(this::maximum).toList())
                .width(HALF)
                .build();
    }

    /** The metric's maximum in each period. Unlike the sum, the maximum is right even if a census wrote its metrics twice. */
    private Metric maximum(String name) {
        return CensusMetric.of(settings, name, "Maximum", PERIOD);
    }

    /** The regions that the schedule's request counts. */
    private Stream<String> regions() {
        return switch (settings.countedRegions()) {
            case Regions.Own _ -> Stream.of(Aws.REGION);
            case Regions.Listed(List<String> names) -> names.stream();
            case Regions.AllEnabled _ -> {
                String partition = settings.region()
                        .map(region -> RegionInfo.get(region).getPartition())
                        .orElse(DEFAULT_PARTITION);
                yield RegionInfo.getRegions().stream()
                        .filter(region -> partition.equals(region.getPartition()))
                        .map(RegionInfo::getName)
                        .sorted();
            }
        };
    }

    /** A table of the fields of a request and their meanings, from the request's JSON schema. */
    private static IWidget request() {
        String fields = Json.readTree(
                        Packaged.text(RequestJson.class, "request.schema.json").getBytes(StandardCharsets.UTF_8))
                .get("properties")
                .properties()
                .stream()
                .map(field -> "`%s` | %s"
                        .formatted(
                                field.getKey(),
                                field.getValue().get("description").stringValue()))
                .collect(Collectors.joining("\n"));
        return TextWidget.Builder.create()
                .markdown("## Fields of a census request\nfield | meaning\n--- | ---\n" + fields)
                .width(WIDTH)
                .height(TEXT_HEIGHT)
                .build();
    }
}
