package ebscensus.aws;

import ebscensus.core.inventory.Calls;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Counts the HTTP attempts of API calls, including retries, and the slowdowns that throttling caused. The SDK reports the
 * attempts of a call when the call has succeeded or failed. Thread-safe.
 */
final class CallMeter implements MetricPublisher {
    static final ExecutionAttribute<CallMeter> ATTRIBUTE = new ExecutionAttribute<>("ebscensus.CallMeter");

    /** A value of {@link CoreMetric#ERROR_TYPE}, from that metric's documentation. */
    private static final String THROTTLING = "Throttling";

    private final LongAdder requests = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder slowdowns = new LongAdder();

    Calls calls() {
        long slowed = slowdowns.sum();
        long refused = Math.max(throttled.sum(), slowed);
        return new Calls(Math.max(requests.sum(), refused), refused, slowed);
    }

    /** The calls that were counted since this method was last used. */
    Calls take() {
        long slowed = slowdowns.sumThenReset();
        long refused = Math.max(throttled.sumThenReset(), slowed);
        return new Calls(Math.max(requests.sumThenReset(), refused), refused, slowed);
    }

    /** Adds calls that another meter has counted. */
    void add(Calls others) {
        requests.add(others.requests());
        throttled.add(others.throttled());
        slowdowns.add(others.slowdowns());
    }

    /** Counts a slowdown after throttling. */
    void slowedDown() {
        slowdowns.increment();
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
