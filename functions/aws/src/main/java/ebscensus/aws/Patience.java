package ebscensus.aws;

import java.time.Duration;

/**
 * The number of attempts and the time for one call. The state machine retries on a longer time scale.
 *
 * @param attempts the greatest number of HTTP requests for one answer, including the first
 * @param firstDelay the upper limit of the pause before the second attempt; it doubles with every further attempt, and each
 *     pause is a random time up to its limit (full jitter)
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
    /** The pauses add up to about a minute at most. In our measurements, a page of 1,000 instances took some seconds. */
    public static final Patience DEFAULT = new Patience(
            8, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(40));

    /** A copy with this greatest number of HTTP requests for one answer. */
    public Patience withAttempts(int other) {
        return new Patience(other, firstDelay, firstThrottledDelay, longestDelay, attemptTimeout);
    }
}
