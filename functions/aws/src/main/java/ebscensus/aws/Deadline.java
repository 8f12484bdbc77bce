package ebscensus.aws;

import java.time.Duration;

/** The moment after which nothing more is asked for. */
final class Deadline {
    private final long begun = System.nanoTime();
    private final Duration longest;

    private Deadline(Duration longest) {
        this.longest = longest;
    }

    /** So long from now. */
    static Deadline after(Duration longest) {
        return new Deadline(longest);
    }

    boolean isOver() {
        return isOverIn(Duration.ZERO);
    }

    /** Whether it will be over when so much more time has passed. */
    boolean isOverIn(Duration more) {
        return System.nanoTime() - begun + more.toNanos() >= longest.toNanos();
    }
}
