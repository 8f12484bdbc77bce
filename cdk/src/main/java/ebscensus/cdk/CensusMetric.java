package ebscensus.cdk;

import ebscensus.report.CensusMetrics;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.SearchExpression;

/** The metrics that the reducer writes, as the alarms and the dashboard read them. */
final class CensusMetric {
    private CensusMetric() {}

    static Metric of(Settings settings, String name, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(CensusMetrics.NAMESPACE)
                .dimensionsMap(Map.of(CensusMetrics.CENSUS, settings.prefix()))
                .metricName(name)
                .statistic(statistic)
                .period(period)
                .build();
    }

    /** One line for each value that the dimension has. */
    static SearchExpression gibibytesBy(Settings settings, String dimension, Duration period) {
        return SearchExpression.Builder.create()
                .expression("SEARCH('{%s,%s,%s} %s=\"%s\" MetricName=\"%s\"', 'Maximum', %d)"
                        .formatted(
                                CensusMetrics.NAMESPACE,
                                CensusMetrics.CENSUS,
                                dimension,
                                CensusMetrics.CENSUS,
                                settings.prefix(),
                                CensusMetrics.GIBIBYTES,
                                period.toSeconds().longValue()))
                .label("${PROP('Dim." + dimension + "')}")
                .period(period)
                .build();
    }
}
