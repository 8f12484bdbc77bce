package ebscensus.cli;

import ebscensus.cli.terminal.Interrupts;

/** Ctrl-C as soon as it is listened for, or never. */
record FakeInterrupts(boolean atOnce) implements Interrupts {
    @Override
    public Guard guard(OnInterrupt onInterrupt) {
        if (atOnce) {
            onInterrupt.stop();
        }
        return new Guard() {
            @Override
            public int status(int otherwise) {
                return atOnce ? ExitStatus.INTERRUPTED : otherwise;
            }

            @Override
            public void close() {}
        };
    }
}
