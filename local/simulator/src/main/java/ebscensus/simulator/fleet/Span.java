package ebscensus.simulator.fleet;

/**
 * For how long something is there, by the number of a scope's call to EC2, from 0.
 *
 * @param first call that meets it
 * @param end first call that does not any more
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

    /** The same for what goes on being seen when it has ended. */
    Span withoutEnd() {
        return from(first);
    }
}
