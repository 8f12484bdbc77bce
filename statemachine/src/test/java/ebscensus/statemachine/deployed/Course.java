package ebscensus.statemachine.deployed;

import java.util.List;

/**
 * How it goes with a function in an execution.
 *
 * @param begun its invocations, in order
 * @param end of the execution: {@code COMPLETE}, {@code INCOMPLETE} with the outcome in the ledger, or {@code FAILED} with the error
 *     and a part of its cause
 */
record Course(List<Begun> begun, String end) {
    Course {
        begun = List.copyOf(begun);
    }

    /**
     * An invocation.
     *
     * @param attempt that the state machine told it
     * @param error that it ended with; empty if it succeeded
     */
    record Begun(int attempt, String error) {}
}
