package ebscensus.statemachine.deployed;

/**
 * What befalls one function in an execution.
 *
 * @param times in how many invocations, from the first one on
 * @param refusal what Lambda refuses to invoke it with; empty if it never does
 * @param inARow how often it refuses before each invocation
 */
record Combination(Work work, Trouble trouble, int times, String refusal, int inARow) {
    /** In every invocation. */
    static final int ALWAYS = Integer.MAX_VALUE;

    @Override
    public String toString() {
        return "%s, %s %s times, %d times %s before each"
                .formatted(work, trouble, times == ALWAYS ? "all" : Integer.toString(times), inARow, refusal);
    }
}
