package ebscensus.core.inventory;

import java.time.Duration;

/**
 * The number of calls to AWS, counted as AWS counts them, and the time that they took.
 *
 * @param requests the number of HTTP requests, including retries
 * @param throttled the number of these requests that were throttled
 * @param slowdowns the number of times that throttling halved the rate; calls throttled at the same time halve it only once
 * @param elapsed the time taken; the times of parts of the work that ran at the same time are added up
 */
public record Calls(long requests, long throttled, long slowdowns, Duration elapsed) {
    public static final Calls NONE = new Calls(0, 0);

    public Calls {
        if (slowdowns < 0 || throttled < slowdowns || requests < throttled || elapsed.isNegative()) {
            throw new IllegalArgumentException(requests + " requests of which " + throttled + " throttled, with "
                    + slowdowns + " slowdowns, in " + elapsed);
        }
    }

    /** Calls without their time, which is counted elsewhere. */
    public Calls(long requests, long throttled, long slowdowns) {
        this(requests, throttled, slowdowns, Duration.ZERO);
    }

    /** Calls without slowdowns and without their time, which is counted elsewhere. */
    public Calls(long requests, long throttled) {
        this(requests, throttled, 0);
    }

    public Calls withElapsed(Duration other) {
        return new Calls(requests, throttled, slowdowns, other);
    }

    /** Returns the sum of these and the other calls. The operation is associative and commutative with identity {@link #NONE}. */
    public Calls plus(Calls other) {
        return new Calls(
                Math.addExact(requests, other.requests),
                Math.addExact(throttled, other.throttled),
                Math.addExact(slowdowns, other.slowdowns),
                elapsed.plus(other.elapsed));
    }
}
