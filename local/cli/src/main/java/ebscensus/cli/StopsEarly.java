package ebscensus.cli;

import ebscensus.cli.terminal.Interrupts;
import ebscensus.core.count.Progress;

/**
 * Ends a census on Ctrl-C. The census waits a short time for the calls in flight and then reports what it has counted.
 *
 * @param report writes what has been counted so far
 */
record StopsEarly(Console console, Progress progress, ProgressDisplay display, Runnable report)
        implements Interrupts.OnInterrupt {
    @Override
    public void stop() {
        progress.stop();
        display.end();
        console.warn("interrupted: waiting up to two seconds for calls in flight; press Ctrl-C again to stop at once");
    }

    @Override
    public void giveUp() {
        report.run();
    }
}
