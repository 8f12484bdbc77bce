package ebscensus.aws;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;

/**
 * What part of its budget a caller uses: the whole, until EC2 refuses a call for its rate, which means that others need the
 * same bucket. By additive increase and multiplicative decrease, as TCP avoids congestion (RFC 5681, section 3.1). Its numbers
 * are our own choice. Thread-safe.
 */
final class Pace {
    /** The smallest part, so that the wait for a turn has a bound. */
    static final double SLOWEST = 0.25;

    private static final double SLOWER = 0.5;

    /**
     * The whole is regained in so many calls' time, as the budget counts time. Not in seconds: so the workers among which a
     * budget is divided, each of which sees its part of the refusals, give way together as one worker with all of it would.
     */
    private static final int CALLS_TO_REGAIN_ALL = 100;

    private final double regainedPerNano;

    @GuardedBy("this")
    private double part = 1;

    @GuardedBy("this")
    private long slowedAt;

    @GuardedBy("this")
    private int slowdowns;

    /** @param perCall of the whole budget */
    Pace(Duration perCall) {
        this.regainedPerNano = 1.0 / (CALLS_TO_REGAIN_ALL * (double) perCall.toNanos());
    }

    /**
     * {@link #SLOWEST} to 1.
     *
     * @param nanos of a clock that never goes back, of any origin
     */
    synchronized double part(long nanos) {
        return slowdowns == 0 ? 1 : Math.min(1, part + (nanos - slowedAt) * regainedPerNano);
    }

    synchronized int slowdowns() {
        return slowdowns;
    }

    /**
     * Halves the pace because of a refused call, unless it was paid for before the last time that was done: what is refused
     * together is one event.
     *
     * @param slowdownsWhenPaid how many there had been when the call was paid for
     * @return whether that was done
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
