package ebscensus.core.count;

import ebscensus.core.inventory.Outcome.Failed;
import java.time.Duration;

/**
 * Until when pages of a scope's volumes are read: a chain of pages spends the budget that the batches of instances need, and
 * takes as long as the scope has volumes in no use.
 *
 * @param startedAt the start, by the clock of the progress
 */
record Deadline(Progress progress, long startedAt, Duration time) {
    /** A deadline that no process reaches. */
    static Deadline none(Progress progress) {
        return in(Duration.ofNanos(Long.MAX_VALUE), progress);
    }

    static Deadline in(Duration time, Progress progress) {
        return new Deadline(progress, progress.nanos(), time);
    }

    boolean isPast() {
        return progress.nanos() - startedAt >= time.toNanos();
    }

    /** The end of a chain that it cuts off; another attempt would meet it too. */
    Failed missed(String action) {
        String message = "the pages of volumes were not read to their end within " + time.toMinutes()
                + " minutes, which is as long as a worker may read them; count this account and region from a"
                + " terminal, where there is no such limit";
        return new Failed(action, "TooManyPages", message, "", false);
    }
}
