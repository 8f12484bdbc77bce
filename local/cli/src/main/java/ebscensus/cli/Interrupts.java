package ebscensus.cli;

/** Where Ctrl-C is heard. */
interface Interrupts {
    /** From now until the guard is closed, an interrupt calls {@code onInterrupt} instead of ending the process at once. */
    Guard guard(OnInterrupt onInterrupt);

    /** What to do then. */
    interface OnInterrupt {
        /** The work should come to its end now. */
        void stop();

        /** The work did not come to its end in time; the process ends when this returns. */
        void giveUp();
    }

    /** To be closed once the work has ended and its result is written. */
    interface Guard extends AutoCloseable {
        /** The status to exit with: 128 and the number of the signal, or {@code otherwise} if there was none. */
        int status(int otherwise);

        @Override
        void close();
    }
}
