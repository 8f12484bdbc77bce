package ebscensus.core;

/**
 * What was asked of AWS, counted as AWS counts it.
 *
 * @param requests HTTP requests sent, retries included
 * @param throttled those of them that were refused for their rate
 */
public record Calls(long requests, long throttled) {
    public static final Calls NONE = new Calls(0, 0);

    public Calls {
        if (throttled < 0 || requests < throttled) {
            throw new IllegalArgumentException(requests + " requests of which " + throttled + " throttled");
        }
    }

    /** Associative and commutative with identity {@link #NONE}. */
    public Calls plus(Calls other) {
        return new Calls(Math.addExact(requests, other.requests), Math.addExact(throttled, other.throttled));
    }
}
