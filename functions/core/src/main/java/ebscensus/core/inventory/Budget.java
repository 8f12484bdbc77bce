package ebscensus.core.inventory;

import java.time.Duration;

/**
 * The rate at which one worker may call one EC2 action in one scope: a token bucket that is smaller than EC2's.
 *
 * @param perCall the time in which the bucket gains one call; more than 0
 * @param burst the number of calls in the bucket at the start, 0 or more, which is also the capacity of the bucket; if it is 0,
 *     the bucket starts empty and has a capacity of one call
 */
public record Budget(Duration perCall, int burst) {
    /**
     * EC2's documented bucket holds 100 requests and gains 20 a second, so it fills up in five seconds. Our bucket also holds
     * the calls of five seconds. Source: docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html, 2026-11.
     */
    private static final int BURST_SECONDS = 5;

    /**
     * If the calls of five seconds are more than this number, the burst is the calls of four seconds, but not less than this
     * number. EC2's bucket starts to refill when EC2 receives the first request, but ours already when we send it. If the first
     * request is slow, our bucket therefore holds more calls than EC2's. Without this reduction, EC2 would then refuse some of
     * the later requests.
     */
    private static final int BURST_NEAR_THE_WHOLE = 80;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    public Budget {
        if (perCall.isNegative() || perCall.isZero() || burst < 0) {
            throw new IllegalArgumentException("invalid budget: one call per " + perCall + ", burst " + burst);
        }
    }

    /** The whole budget of a scope for one action. Calls are HTTP requests, including retries. */
    public static Budget ofCallsPerSecond(int callsPerSecond) {
        var perCall = Duration.ofNanos(Math.ceilDiv(SECOND_NANOS, callsPerSecond));
        int burst = BURST_SECONDS * callsPerSecond;
        return new Budget(perCall, Math.max(Math.min(burst, BURST_NEAR_THE_WHOLE), burst - callsPerSecond));
    }

    /**
     * The budget of one worker if there are {@code parts} workers, at most {@code atOnce} of which run at the same time.
     * Workers that run at the same time share the rate. All workers share the burst, even if they run one after another,
     * because each of them uses its part of the burst once.
     */
    public Budget dividedAmong(int parts, int atOnce) {
        return new Budget(perCall.multipliedBy(Math.min(parts, atOnce)), burst / parts);
    }

    /** A copy without the burst, for example for a restarted worker, whose first attempt has already used the burst. */
    public Budget withoutBurst() {
        return new Budget(perCall, 0);
    }

    /**
     * The maximum number of calls in flight, 1 or more. With this number, a call at the full rate waits for the budget for at
     * most ten seconds or {@link #perCall}, whichever is longer. A call that waited longer would seem to hang.
     */
    public int callsAtOnce() {
        return Math.clamp(LONGEST_WAIT.dividedBy(perCall), 1, Integer.MAX_VALUE);
    }

    /** The time that this number of calls takes if nothing but the budget limits them. */
    public Duration timeFor(long calls) {
        return perCall.multipliedBy(Math.max(0, calls - burst));
    }
}
