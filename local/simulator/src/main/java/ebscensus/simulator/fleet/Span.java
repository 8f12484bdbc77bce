package ebscensus.simulator.fleet;

/**
 * The EC2 calls in a scope, numbered from 0, during which something exists.
 *
 * @param first the first call during which it exists
 * @param end the first call during which it no longer exists
 */
public record Span(long first, long end) {
    static final Span ALWAYS = new Span(0, Long.MAX_VALUE);

    static Span from(long first) {
        return new Span(first, Long.MAX_VALUE);
    }

    static Span until(long end) {
        return new Span(0, end);
    }

    boolean isAlways() {
        return equals(ALWAYS);
    }

    public boolean holds(long call) {
        return first <= call && call < end;
    }

    /** The span that begins like this one and never ends, for a resource that EC2 still lists after its end. */
    Span withoutEnd() {
        return from(first);
    }
}
