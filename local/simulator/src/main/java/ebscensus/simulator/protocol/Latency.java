package ebscensus.simulator.protocol;

import java.time.Duration;

/**
 * The time from the arrival of a request to the first byte of its response. It includes the simulator's own work, because a
 * response that is ready earlier is held back.
 *
 * @param base the time for any response, including errors
 * @param perItem the additional time for each item in the response, such as an instance or a volume
 */
public record Latency(Duration base, Duration perItem) {
    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    public Latency {
        if (base.isNegative() || perItem.isNegative()) {
            throw new IllegalArgumentException("an answer cannot precede its request: " + base + ", " + perItem);
        }
    }

    /** The latency, in nanoseconds, of a response with this number of items. */
    long nanos(int items) {
        return base.toNanos() + items * perItem.toNanos();
    }
}
