package ebscensus.statemachine.deployed;

import java.util.List;

/**
 * How it goes with a piece of work in an execution.
 *
 * @param begun the invocations of its function, or the calls of its service, in order
 * @param end of the execution: {@code COMPLETE}, {@code INCOMPLETE} with the outcome in the ledger, or {@code FAILED} with the error
 *     and a part of its cause
 */
record Course(List<Begun> begun, String end) {
    Course {
        begun = List.copyOf(begun);
    }

    /**
     * An invocation or a call.
     *
     * @param attempt that the state machine told the function; otherwise 0
     * @param error that it ended with; empty if it succeeded
     */
    record Begun(int attempt, String error) {}
}
