package ebscensus.cli;

import ebscensus.core.Progress;

/** What Ctrl-C does to a census: it ends with what it has, or, if even that takes too long, with a word. */
record StopsEarly(Console console, Progress progress) implements Interrupts.OnInterrupt {
    @Override
    public void stop() {
        progress.stop();
    }

    @Override
    public void giveUp() {
        var seen = progress.snapshot();
        console.err()
                .println("census: interrupted with calls still unanswered; nothing is reported of the "
                        + Figures.count(seen.instances(), "instance") + " seen so far");
    }
}
