package ebscensus.cdk;

import ebscensus.report.CensusMetrics;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.constructs.Construct;

/** The censuses over time. Sizes are of complete ones only: a total that is "at least" would look like a fleet that shrank. */
final class CensusDashboard extends Construct {
    private static final Duration PERIOD = Duration.days(1);
    private static final int WIDTH = 24;
    private static final int HALF = WIDTH / 2;

    private final Settings settings;

    CensusDashboard(Construct scope, String id, Settings settings, List<? extends IAlarm> alarms) {
        super(scope, id);
        this.settings = settings;
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(settings.prefix())
                .defaultInterval(Duration.days(90))
                .widgets(List.of(
                        List.of(latest(), status(alarms)),
                        List.of(
                                stacked(
                                        "Attached GiB by region",
                                        CensusMetric.gibibytesBy(settings, CensusMetrics.REGION, PERIOD)),
                                stacked(
                                        "Attached GiB by volume type",
                                        CensusMetric.gibibytesBy(settings, CensusMetrics.VOLUME_TYPE, PERIOD))),
                        List.of(
                                graph("Instances", maximum(CensusMetrics.INSTANCES)),
                                graph("Duration", maximum(CensusMetrics.SECONDS))),
                        List.of(
                                graph(
                                        "EC2 requests",
                                        maximum(CensusMetrics.REQUESTS),
                                        maximum(CensusMetrics.THROTTLED)),
                                graph("Verdicts", maximum(CensusMetrics.COMPLETE), maximum(CensusMetrics.INCOMPLETE)))))
                .build();
    }

    /** In the console. */
    String link() {
        return "https://" + Aws.REGION + ".console.aws.amazon.com/cloudwatch/home?region=" + Aws.REGION
                + "#dashboards/dashboard/" + settings.prefix();
    }

    private SingleValueWidget latest() {
        return SingleValueWidget.Builder.create()
                .title("Latest complete census")
                .metrics(Stream.of(CensusMetrics.GIBIBYTES, CensusMetrics.VOLUMES, CensusMetrics.INSTANCES)
                        .<IMetric>map(this::maximum)
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

    private static GraphWidget stacked(String title, IMetric metric) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(List.of(metric))
                .stacked(true)
                .width(HALF)
                .build();
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(List.of(metrics))
                .width(HALF)
                .build();
    }

    /** Of any statistic, the one that does not mind a census whose figures were written twice. */
    private Metric maximum(String name) {
        return CensusMetric.of(settings, name, "Maximum", PERIOD);
    }
}
