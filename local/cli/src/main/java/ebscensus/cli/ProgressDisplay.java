package ebscensus.cli;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.core.count.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Shows a census at work: on a terminal one line that changes and is wiped at the end, elsewhere a line now and then. */
final class ProgressDisplay implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    /**
     * A line that is wider than the terminal, which may have become narrower a moment ago, is cut and not continued on the next one.
     * Source: DECAWM and ED in vt100.net/docs/vt510-rm/chapter4.html.
     */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintStream err;
    private final boolean terminal;
    private final InstantSource clock;
    private final Instant start;
    private final Progress progress;
    private final LongSupplier scopes;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private final IntSupplier columns;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private boolean isShown;

    /**
     * Draws nothing by itself yet.
     *
     * @param scopes how many there are to count; 0 while that is not known
     * @param columns of the terminal, now
     */
    ProgressDisplay(Console console, Progress progress, LongSupplier scopes, IntSupplier columns) {
        this.err = console.err();
        this.terminal = console.errIsTerminal();
        this.clock = console.clock();
        this.start = clock.instant();
        this.progress = progress;
        this.scopes = scopes;
        this.columns = columns;
    }

    /** Draws from now on until it ends, on a thread of its own. */
    synchronized void drawNowAndThen() {
        if (!ended) {
            long period = (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
            var _ = ticker.scheduleAtFixedRate(this::draw, period, period, TimeUnit.NANOSECONDS);
        }
    }

    synchronized void draw() {
        if (ended || isNothingKnown()) {
            return;
        }
        var line = new ProgressLine(
                progress.snapshot(), progress.accounts(), scopes.getAsLong(), Duration.between(start, clock.instant()));
        if (terminal) {
            // The cursor goes back to the beginning, where it stays if the terminal becomes narrower and breaks the
            // line.
            err.print(NO_WRAP + line.fitting(columns.getAsInt() - 1) + ERASE_BELOW + WRAP + '\r');
            isShown = true;
        } else {
            err.println(line.fitting(Integer.MAX_VALUE));
        }
        err.flush();
    }

    /** One account is entered in a moment. */
    private boolean isNothingKnown() {
        return scopes.getAsLong() == 0 && progress.accounts().all() <= 1;
    }

    /** Wipes the line; nothing is drawn after it. A second time does nothing. */
    synchronized void end() {
        ended = true;
        ticker.shutdownNow();
        if (isShown) {
            err.print(ERASE_BELOW);
            err.flush();
            isShown = false;
        }
    }

    @Override
    public void close() {
        end();
    }
}
