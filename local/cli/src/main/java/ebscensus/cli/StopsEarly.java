package ebscensus.cli;

import ebscensus.core.Progress;

/** What Ctrl-C does to a census: it ends with what it has or, if even that takes too long, without a result. */
record StopsEarly(Console console, Progress progress, ProgressDisplay display) implements Interrupts.OnInterrupt {
    @Override
    public void stop() {
        progress.stop();
        display.end();
        console.err().println("census: interrupted; the calls under way have a few seconds to end");
    }

    @Override
    public void giveUp() {
        console.err().println("census: they have not ended; nothing is reported");
    }
}
