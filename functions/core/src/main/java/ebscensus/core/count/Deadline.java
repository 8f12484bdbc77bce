package ebscensus.core.count;

import ebscensus.core.inventory.Outcome.Failed;
import java.time.Duration;

/**
 * The time limit for reading a scope's volumes page by page. A limit is needed because the number of pages grows with the
 * number of volumes, and because pages use the same call budget as the batches of instances.
 *
 * @param startedAt when the time limit began, in nanoseconds of the clock of {@code progress}
 */
record Deadline(Progress progress, long startedAt, Duration time) {
    /** A deadline that is so late that no process reaches it. */
    static Deadline none(Progress progress) {
        return in(Duration.ofNanos(Long.MAX_VALUE), progress);
    }

    static Deadline in(Duration time, Progress progress) {
        return new Deadline(progress, progress.nanos(), time);
    }

    boolean isPast() {
        return progress.nanos() - startedAt >= time.toNanos();
    }

    /**
     * The outcome if the pages were not read to their end before this deadline. The failure is not transient, because another
     * attempt would also be too slow.
     */
    Failed missed(String action) {
        String message = "the pages of volumes were not read to their end within " + time.toMinutes()
                + " minutes, which is as long as a worker may read them; count this account and region from a"
                + " terminal, where there is no such limit";
        return new Failed(action, "TooManyPages", message, "", false);
    }
}
