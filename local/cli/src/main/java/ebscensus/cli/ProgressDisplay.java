package ebscensus.cli;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.cli.terminal.ProgressLine;
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

/**
 * Shows the progress of a census. On a terminal this is one line, which is redrawn and finally erased; elsewhere a new line is
 * printed every few seconds.
 */
final class ProgressDisplay implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    /**
     * Turns wrapping off, so that the terminal cuts a line that is too wide. A line can be too wide because the terminal has just
     * become narrower. Source: DECAWM and ED in vt100.net/docs/vt510-rm/chapter4.html.
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
     * Creates a display that draws nothing yet.
     *
     * @param scopes the number of scopes to count; 0 while the number is not known
     * @param columns the current width of the terminal
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

    /** Draws periodically, on a separate thread, until the display ends. */
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
            // The cursor returns to the beginning of the line. It stays there even if the terminal becomes narrower and
            // wraps the line.
            err.print(NO_WRAP + line.fitting(columns.getAsInt() - 1) + ERASE_BELOW + WRAP + '\r');
            isShown = true;
        } else {
            err.println(line.fitting(Integer.MAX_VALUE));
        }
        err.flush();
    }

    /**
     * True if there is nothing to show yet. While the census determines the regions of a single account, nothing is shown,
     * because this takes only a moment.
     */
    private boolean isNothingKnown() {
        return scopes.getAsLong() == 0 && progress.accounts().all() <= 1;
    }

    /** Erases the line and draws nothing afterwards. A second call does nothing. */
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
