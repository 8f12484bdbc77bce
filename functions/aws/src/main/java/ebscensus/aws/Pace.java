package ebscensus.aws;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;

/**
 * The share of its budget that a caller uses. The caller uses the whole budget until EC2 throttles a call, which means that
 * other clients need the same bucket. The share increases additively and decreases multiplicatively, like TCP's congestion
 * avoidance (RFC 5681, section 3.1). The numbers are our own choice. Thread-safe.
 */
final class Pace {
    /** The smallest share, which bounds the wait for a turn. */
    static final double SLOWEST = 0.25;

    private static final double SLOWER = 0.5;

    /**
     * The number of calls in whose time the whole budget is regained. It is not a number of seconds, so that several workers
     * that share a budget slow down together as one worker with the whole budget would.
     */
    private static final int CALLS_TO_REGAIN_ALL = 100;

    private final double regainedPerNano;

    @GuardedBy("this")
    private double part = 1;

    @GuardedBy("this")
    private long slowedAt;

    @GuardedBy("this")
    private int slowdowns;

    /** @param perCall the time for each call at the whole budget */
    Pace(Duration perCall) {
        this.regainedPerNano = 1.0 / (CALLS_TO_REGAIN_ALL * (double) perCall.toNanos());
    }

    /**
     * {@link #SLOWEST} to 1.
     *
     * @param nanos from a monotonic clock with any origin
     */
    synchronized double part(long nanos) {
        return slowdowns == 0 ? 1 : Math.min(1, part + (nanos - slowedAt) * regainedPerNano);
    }

    synchronized int slowdowns() {
        return slowdowns;
    }

    /**
     * Halves the pace after a throttled call. Calls that were paid for before the last slowdown do not halve it again: calls
     * that are throttled together are one event.
     *
     * @param slowdownsWhenPaid the number of slowdowns before the call was paid for
     * @return whether the pace was halved
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
