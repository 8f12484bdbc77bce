package ebscensus.cli.terminal;

/** Handles interrupts of the process, such as Ctrl-C. */
public interface Interrupts {
    /** From now until the guard is closed, an interrupt calls {@code onInterrupt} instead of ending the process at once. */
    Guard guard(OnInterrupt onInterrupt);

    /** What to do after an interrupt. */
    interface OnInterrupt {
        /** Asks the work to end. */
        void stop();

        /** Called if the work did not end in time. The process ends when this method returns. */
        void giveUp();
    }

    /** The period in which interrupts are handled. Close the guard when the work has ended and its result is written. */
    interface Guard extends AutoCloseable {
        /** The exit status: 128 plus the number of the signal, or {@code otherwise} if there was no signal. */
        int status(int otherwise);

        @Override
        void close();
    }
}
