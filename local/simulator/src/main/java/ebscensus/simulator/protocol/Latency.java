package ebscensus.simulator.protocol;

import java.time.Duration;

/**
 * How long an answer takes, from the arrival of the request to its first byte; the simulator's own work is hidden in it, for
 * which answers that wait for their time are in memory.
 *
 * @param base for any answer, errors too
 * @param perItem on top for each instance or volume returned
 */
public record Latency(Duration base, Duration perItem) {
    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    public Latency {
        if (base.isNegative() || perItem.isNegative()) {
            throw new IllegalArgumentException("an answer cannot precede its request: " + base + ", " + perItem);
        }
    }

    /** In nanoseconds. */
    long nanos(int items) {
        return base.toNanos() + items * perItem.toNanos();
    }
}
