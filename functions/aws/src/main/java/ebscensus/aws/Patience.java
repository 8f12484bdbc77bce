package ebscensus.aws;

import java.time.Duration;

/**
 * The number of attempts and the time for one call. The state machine retries on a longer time scale.
 *
 * @param attempts the greatest number of HTTP requests for one answer, including the first
 * @param firstDelay the longest pause before the second attempt; doubled from attempt to attempt, with full jitter
 * @param firstThrottledDelay like {@code firstDelay}, but after throttling
 * @param longestDelay the longest pause
 * @param attemptTimeout the time limit of one attempt, without its wait for the call budget
 */
public record Patience(
        int attempts,
        Duration firstDelay,
        Duration firstThrottledDelay,
        Duration longestDelay,
        Duration attemptTimeout) {
    /** The pauses add up to about a minute at most. Pages of 1,000 instances have taken some seconds. */
    public static final Patience DEFAULT = new Patience(
            8, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(40));

    /** A copy with this greatest number of HTTP requests for one answer. */
    public Patience withAttempts(int other) {
        return new Patience(other, firstDelay, firstThrottledDelay, longestDelay, attemptTimeout);
    }
}
