package ebscensus.simulator.protocol;

import java.time.Duration;

/**
 * The time from the arrival of a request to the first byte of its answer. It includes the simulator's own work: an answer that
 * is ready early waits.
 *
 * @param base the time for any answer, including errors
 * @param perItem the additional time for each instance or volume in the answer
 */
public record Latency(Duration base, Duration perItem) {
    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    public Latency {
        if (base.isNegative() || perItem.isNegative()) {
            throw new IllegalArgumentException("an answer cannot precede its request: " + base + ", " + perItem);
        }
    }

    /** The latency, in nanoseconds, of an answer with this number of items. */
    long nanos(int items) {
        return base.toNanos() + items * perItem.toNanos();
    }
}
