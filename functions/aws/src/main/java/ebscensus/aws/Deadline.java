package ebscensus.aws;

import java.time.Duration;

/** The time after which no further request is sent. */
final class Deadline {
    private final long begun = System.nanoTime();
    private final Duration longest;

    private Deadline(Duration longest) {
        this.longest = longest;
    }

    /** The deadline that passes after the given time from now. */
    static Deadline after(Duration longest) {
        return new Deadline(longest);
    }

    boolean isOver() {
        return isOverIn(Duration.ZERO);
    }

    /** Whether the deadline will have passed after the given time. */
    boolean isOverIn(Duration more) {
        return System.nanoTime() - begun + more.toNanos() >= longest.toNanos();
    }
}
