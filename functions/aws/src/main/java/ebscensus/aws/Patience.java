package ebscensus.aws;

import java.time.Duration;

/**
 * How long to try for one answer. The state machine has more patience, on its own time scale.
 *
 * @param attempts HTTP requests for one answer at the most, the first included
 * @param firstDelay the longest pause before the second attempt; doubled from attempt to attempt, with full jitter
 * @param firstThrottledDelay the same after a refusal for the rate
 * @param longestDelay the longest pause
 * @param attemptTimeout how long one attempt may take, without its wait for the call budget
 */
public record Patience(
        int attempts,
        Duration firstDelay,
        Duration firstThrottledDelay,
        Duration longestDelay,
        Duration attemptTimeout) {
    /** Together at most about a minute of pauses. A page of 1,000 instances has been seen to take some seconds. */
    public static final Patience DEFAULT = new Patience(
            8, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(40));

    /** This many HTTP requests for one answer at the most. */
    public Patience withAttempts(int other) {
        return new Patience(other, firstDelay, firstThrottledDelay, longestDelay, attemptTimeout);
    }
}
