package ebscensus.cli;

import ebscensus.core.Progress;
import ebscensus.report.Cells;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows a census at work: on a terminal one line that changes and is wiped at the end, elsewhere a line now and then. */
final class ProgressDisplay implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final PrintStream err;
    private final boolean terminal;
    private final InstantSource clock;
    private final Instant start;
    private final Progress progress;
    private final LongSupplier scopes;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private boolean ended;
    private int shown;

    /**
     * Draws nothing by itself yet.
     *
     * @param scopes how many there are to count
     */
    ProgressDisplay(Console console, Progress progress, LongSupplier scopes) {
        this.err = console.err();
        this.terminal = console.errIsTerminal();
        this.clock = console.clock();
        this.start = clock.instant();
        this.progress = progress;
        this.scopes = scopes;
    }

    /** Draws from now on until it ends, on a thread of its own. */
    synchronized void drawNowAndThen() {
        if (!ended) {
            long period = (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
            var _ = ticker.scheduleAtFixedRate(this::draw, period, period, TimeUnit.NANOSECONDS);
        }
    }

    synchronized void draw() {
        if (ended) {
            return;
        }
        String line =
                ProgressLine.of(progress.snapshot(), scopes.getAsLong(), Duration.between(start, clock.instant()));
        if (terminal) {
            err.print('\r' + Cells.left(line, Math.max(shown, line.length())));
            shown = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Wipes the line; nothing is drawn after it. A second time does nothing. */
    synchronized void end() {
        ended = true;
        ticker.shutdownNow();
        if (shown > 0) {
            err.print('\r' + " ".repeat(shown) + '\r');
            err.flush();
            shown = 0;
        }
    }

    @Override
    public void close() {
        end();
    }
}
