package ebscensus.cli;

import ebscensus.core.count.Progress;

/**
 * What Ctrl-C does to a census: it ends with what it has or, if the calls under way take too long, without them.
 *
 * @param report writes what has been counted until now
 */
record StopsEarly(Console console, Progress progress, ProgressDisplay display, Runnable report)
        implements Interrupts.OnInterrupt {
    @Override
    public void stop() {
        progress.stop();
        display.end();
        console.err().println("census: interrupted; calls under way have two seconds; Ctrl-C again to end now");
    }

    @Override
    public void giveUp() {
        report.run();
    }
}
