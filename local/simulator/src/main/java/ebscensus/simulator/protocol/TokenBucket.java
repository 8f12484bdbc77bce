package ebscensus.simulator.protocol;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/** A token bucket that starts full, refills steadily, and gives one token for each call. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double capacity;
    private final double perNano;

    @GuardedBy("this")
    private double tokens;

    @GuardedBy("this")
    private long filledAt;

    /** @param now the time in nanoseconds, from any origin */
    TokenBucket(int capacity, int perSecond, long now) {
        this.capacity = capacity;
        this.perNano = perSecond / NANOS_PER_SECOND;
        this.tokens = capacity;
        this.filledAt = now;
    }

    synchronized boolean take(long now) {
        if (now - filledAt > 0) {
            tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
            filledAt = now;
        }
        // Accepts slightly less than one token, because sums of fractions are not exact.
        if (tokens < 1 - 1e-9) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
