package ebscensus.core.count;

import ebscensus.core.census.ListedScope;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the walk through one fleet goes: what it has listed and spent until now, and how it ended. Thread-safe. */
final class WalkProgress {
    private final Scope scope;
    private final Progress progress;
    private final long startedAt;
    private long instances;
    private Calls calls = Calls.NONE;
    private boolean ended;
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

    /** The walk goes on as one chain of pages. */
    void undivided(Missing why) {
        progress.undivided(scope, why);
    }

    /** @param why the walk ended before its end, if it did */
    synchronized void end(@Nullable Missing why) {
        ended = true;
        failure = why;
        calls = calls.withElapsed(Duration.ofNanos(progress.nanos() - startedAt));
        progress.listedAll(scope);
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** How the walk has gone until now. One that has not ended counts as interrupted. */
    synchronized ListedScope outline() {
        return new ListedScope(scope, instances, calls, ended ? failure : new Interrupted());
    }
}
