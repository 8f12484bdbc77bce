package ebscensus.aws;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;

/**
 * Determines what share of its budget a caller uses. The caller uses the whole budget until EC2 throttles a call. Throttling means
 * that other clients use the same token bucket of EC2, so the caller then uses less of its budget. The share increases additively
 * and decreases multiplicatively, like TCP's congestion avoidance (RFC 5681, section 3.1). The numbers are our own choice.
 * Thread-safe.
 */
final class Pace {
    /** The smallest share. It is well above 0 so that no call waits long for its turn. */
    static final double SLOWEST = 0.25;

    private static final double SLOWER = 0.5;

    /**
     * The share would grow from 0 to 1 in the time that this many calls take at the full rate. The time is measured in calls
     * instead of seconds, so that several workers that share a budget slow down in total as much as one worker with the whole
     * budget would.
     */
    private static final int CALLS_TO_REGAIN_ALL = 100;

    private final double regainedPerNano;

    @GuardedBy("this")
    private double part = 1;

    @GuardedBy("this")
    private long slowedAt;

    @GuardedBy("this")
    private int slowdowns;

    /** @param perCall the time between two calls when the whole budget is used */
    Pace(Duration perCall) {
        this.regainedPerNano = 1.0 / (CALLS_TO_REGAIN_ALL * (double) perCall.toNanos());
    }

    /**
     * The share at the given time, from {@link #SLOWEST} to 1.
     *
     * @param nanos the time on a monotonic clock, which may start at any number
     */
    synchronized double part(long nanos) {
        return slowdowns == 0 ? 1 : Math.min(1, part + (nanos - slowedAt) * regainedPerNano);
    }

    synchronized int slowdowns() {
        return slowdowns;
    }

    /**
     * Halves the share after a throttled call, but not below {@link #SLOWEST}. A call that was charged to the budget before the
     * last slowdown does not halve the share again, because calls that are throttled together count as one event.
     *
     * @param slowdownsWhenPaid the number of slowdowns at the time when the call was charged to the budget
     * @return whether the call counts as a new slowdown
     */
    synchronized boolean slowDown(int slowdownsWhenPaid, long nanos) {
        if (slowdownsWhenPaid < slowdowns) {
            return false;
        }
        part = Math.max(SLOWEST, SLOWER * part(nanos));
        slowedAt = nanos;
        slowdowns++;
        return true;
    }
}
