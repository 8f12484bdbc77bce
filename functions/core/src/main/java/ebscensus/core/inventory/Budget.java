package ebscensus.core.inventory;

import java.time.Duration;

/**
 * How fast one worker may call one EC2 action of one scope: a token bucket of its own, smaller than EC2's.
 *
 * @param perCall time until the bucket has one more call to give; positive
 * @param burst calls that may be made at once at the start; 0 or more. The bucket never holds more than this, or one
 *     call where this is 0
 */
public record Budget(Duration perCall, int burst) {
    /**
     * EC2's documented bucket holds 100 requests and refills 20 a second: five seconds' worth. Ours keeps the proportion.
     * Source: docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html, 2026-11.
     */
    private static final int BURST_SECONDS = 5;

    /**
     * Beyond so many of the 100 a second's worth is kept back: EC2's bucket begins to refill when the
     * first request arrives, ours when it is sent, so one that is slow on its way would have the later ones refused.
     */
    private static final int BURST_NEAR_THE_WHOLE = 80;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    public Budget {
        if (perCall.isNegative() || perCall.isZero() || burst < 0) {
            throw new IllegalArgumentException("no budget: a call each " + perCall + ", burst " + burst);
        }
    }

    /** The whole budget of a scope for one action, in calls (HTTP requests, retries included) per second: never more. */
    public static Budget ofCallsPerSecond(int callsPerSecond) {
        var perCall = Duration.ofNanos(Math.ceilDiv(SECOND_NANOS, callsPerSecond));
        int burst = BURST_SECONDS * callsPerSecond;
        return new Budget(perCall, Math.max(Math.min(burst, BURST_NEAR_THE_WHOLE), burst - callsPerSecond));
    }

    /**
     * The budget of each of {@code parts} workers of which at most {@code atOnce} run at once. Those that run at once
     * together stay within this rate, and all parts together within this burst, because each spends its burst once.
     */
    public Budget dividedAmong(int parts, int atOnce) {
        return new Budget(perCall.multipliedBy(Math.min(parts, atOnce)), burst / parts);
    }

    /** The budget of a worker that starts again: its burst was spent the first time. */
    public Budget withoutBurst() {
        return new Budget(perCall, 0);
    }

    /**
     * How many calls may be under way at once, 1 or more. At this rate none of them waits for more than ten seconds, or for
     * its own turn where that takes longer: one that waits longer would seem to hang.
     */
    public int callsAtOnce() {
        return Math.clamp(LONGEST_WAIT.dividedBy(perCall), 1, Integer.MAX_VALUE);
    }

    /** The time that many calls take when nothing else holds them up. */
    public Duration timeFor(long calls) {
        return perCall.multipliedBy(Math.max(0, calls - burst));
    }
}
