package ebscensus.cdk;

import ebscensus.report.CensusMetrics;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** Refers to the metrics that the reducer writes, for the alarms and the dashboard. */
final class CensusMetric {
    private CensusMetric() {}

    static Metric of(Settings settings, String name, String statistic, Duration period) {
        return of(settings, name, statistic, period, Map.of()).build();
    }

    /**
     * The metric for one value of a dimension. The dashboard names each value, because a SEARCH expression would find only
     * metrics that had data in the last two weeks. Source:
     * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html, 2026-11.
     */
    static Metric of(Settings settings, String name, String dimension, String value, Duration period) {
        return of(settings, name, "Maximum", period, Map.of(dimension, value))
                .label(value)
                .build();
    }

    /** The values of a metric; a period without a value repeats the latest value before it. */
    static MathExpression latest(Settings settings, String name, Duration period) {
        String id = "last" + name;
        return MathExpression.Builder.create()
                .expression("FILL(" + id + ", REPEAT)")
                .usingMetrics(Map.of(id, of(settings, name, "Maximum", period)))
                .label(name)
                .period(period)
                .build();
    }

    private static Metric.Builder of(
            Settings settings, String name, String statistic, Duration period, Map<String, String> more) {
        var dimensions = new TreeMap<>(more);
        dimensions.put(CensusMetrics.CENSUS, settings.prefix());
        return Metric.Builder.create()
                .namespace(CensusMetrics.NAMESPACE)
                .dimensionsMap(dimensions)
                .metricName(name)
                .statistic(statistic)
                .period(period);
    }
}
