package ebscensus.aws;

import java.time.Duration;

/**
 * How many times and for how long one call is attempted. The state machine makes further retries over a longer time.
 *
 * @param attempts the maximum number of HTTP requests for one response, including the first
 * @param firstDelay the upper limit of the pause before the second attempt; the limit doubles with every further attempt, and
 *     each pause is a random time up to its limit (full jitter)
 * @param firstThrottledDelay like {@code firstDelay}, but after throttling
 * @param longestDelay the upper limit of every pause
 * @param attemptTimeout the time limit of one attempt, not counting its wait for the call budget
 */
public record Patience(
        int attempts,
        Duration firstDelay,
        Duration firstThrottledDelay,
        Duration longestDelay,
        Duration attemptTimeout) {
    /**
     * All pauses of a call together take at most about 70 seconds. The time limit of an attempt is far above the few seconds
     * that a page of 1,000 instances took in our measurements.
     */
    public static final Patience DEFAULT = new Patience(
            8, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(40));

    /** A copy with this maximum number of HTTP requests for one response. */
    public Patience withAttempts(int other) {
        return new Patience(other, firstDelay, firstThrottledDelay, longestDelay, attemptTimeout);
    }
}
