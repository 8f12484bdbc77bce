package ebscensus.aws;

import ebscensus.core.Calls;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Counts the HTTP attempts of the requests that carry it, pages and retries alike. The SDK reports them when a request has
 * ended, well or badly. Thread-safe.
 */
final class CallMeter implements MetricPublisher {
    /** Value of {@link CoreMetric#ERROR_TYPE}, as that metric's documentation gives it. */
    private static final String THROTTLING = "Throttling";

    private final LongAdder requests = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    Calls calls() {
        long refused = throttled.sum();
        return new Calls(Math.max(requests.sum(), refused), refused);
    }

    @Override
    public void publish(MetricCollection apiCall) {
        for (MetricCollection attempt : apiCall.children()) {
            requests.increment();
            if (attempt.metricValues(CoreMetric.ERROR_TYPE).contains(THROTTLING)) {
                throttled.increment();
            }
        }
    }

    @Override
    public void close() {}
}
