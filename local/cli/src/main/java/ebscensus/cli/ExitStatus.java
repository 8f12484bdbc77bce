package ebscensus.cli;

import ebscensus.core.census.Verdict;

/** The values of the exit status of the process. */
final class ExitStatus {
    static final int COMPLETE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int INCOMPLETE = 3;
    /** The census is complete, but the growth is above the limit. */
    static final int GROWN = 4;
    /** If a signal ended the process, the exit status is this plus the number of the signal, as in shells. */
    static final int SIGNAL = 128;
    /** Ended by SIGINT. */
    static final int INTERRUPTED = SIGNAL + 2;

    private ExitStatus() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case COMPLETE -> COMPLETE;
            case INCOMPLETE -> INCOMPLETE;
        };
    }
}
