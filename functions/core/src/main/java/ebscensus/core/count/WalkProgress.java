package ebscensus.core.count;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.core.census.ListedScope;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Records the progress of the walk through one fleet: the listed instances, the calls, and the outcome. Thread-safe. */
final class WalkProgress {
    private final Scope scope;
    private final Progress progress;
    private final long startedAt;

    @GuardedBy("this")
    private long instances;

    @GuardedBy("this")
    private Calls calls = Calls.NONE;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private @Nullable Missing failure;

    WalkProgress(Scope scope, Progress progress) {
        this.scope = scope;
        this.progress = progress;
        this.startedAt = progress.nanos();
    }

    synchronized void called(Calls more) {
        calls = calls.plus(more);
        progress.called(scope, more);
    }

    synchronized void listed(long more) {
        instances += more;
        progress.listed(scope, more);
    }

    /** Records why the fleet could not be divided. The walk continues as one chain of pages. */
    void undivided(Missing why) {
        progress.undivided(scope, why);
    }

    /** @param why the reason if the walk ended before the last page; null otherwise */
    synchronized void end(@Nullable Missing why) {
        ended = true;
        failure = why;
        calls = calls.withElapsed(Duration.ofNanos(progress.nanos() - startedAt));
        progress.listedAll(scope);
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** The state of the walk. A walk that has not ended counts as interrupted. */
    synchronized ListedScope outline() {
        return new ListedScope(scope, instances, calls, ended ? failure : new Interrupted());
    }
}
