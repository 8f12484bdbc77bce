package ebscensus.cli;

import ebscensus.core.census.Verdict;

/** What the process's end tells a script. */
final class ExitStatus {
    static final int COMPLETE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int INCOMPLETE = 3;
    /** To which the number of the signal is added that ended a process, as shells have it. */
    static final int SIGNAL = 128;
    /** By SIGINT. */
    static final int INTERRUPTED = SIGNAL + 2;

    private ExitStatus() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case COMPLETE -> COMPLETE;
            case INCOMPLETE -> INCOMPLETE;
        };
    }
}
