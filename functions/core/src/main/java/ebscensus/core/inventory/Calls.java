package ebscensus.core.inventory;

import java.time.Duration;

/**
 * What was asked of AWS, counted as AWS counts it.
 *
 * @param requests HTTP requests sent, retries included
 * @param throttled those of them that were refused for their rate
 * @param slowdowns how many times such a refusal halved the rate: once for all that were refused together
 * @param elapsed how long it took; the times of parts that ran at once are added up
 */
public record Calls(long requests, long throttled, long slowdowns, Duration elapsed) {
    public static final Calls NONE = new Calls(0, 0);

    public Calls {
        if (slowdowns < 0 || throttled < slowdowns || requests < throttled || elapsed.isNegative()) {
            throw new IllegalArgumentException(requests + " requests of which " + throttled + " throttled, with "
                    + slowdowns + " slowdowns, in " + elapsed);
        }
    }

    /** Calls whose time is counted elsewhere. */
    public Calls(long requests, long throttled, long slowdowns) {
        this(requests, throttled, slowdowns, Duration.ZERO);
    }

    /** Calls at an even rate, whose time is counted elsewhere. */
    public Calls(long requests, long throttled) {
        this(requests, throttled, 0);
    }

    public Calls withElapsed(Duration other) {
        return new Calls(requests, throttled, slowdowns, other);
    }

    /** Associative and commutative with identity {@link #NONE}. */
    public Calls plus(Calls other) {
        return new Calls(
                Math.addExact(requests, other.requests),
                Math.addExact(throttled, other.throttled),
                Math.addExact(slowdowns, other.slowdowns),
                elapsed.plus(other.elapsed));
    }
}
