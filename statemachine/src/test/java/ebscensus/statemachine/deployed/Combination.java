package ebscensus.statemachine.deployed;

/**
 * What befalls one piece of work in an execution.
 *
 * @param times in how many invocations or calls, from the first one on
 * @param refusal what Lambda refuses to invoke the function with; empty if it never does
 * @param inARow how often it refuses before each invocation
 */
record Combination(Work work, Trouble trouble, int times, String refusal, int inARow) {
    /** In every invocation. */
    static final int ALWAYS = Integer.MAX_VALUE;

    @Override
    public String toString() {
        return work + ": " + trouble + (times == ALWAYS ? " always" : " " + times + " times")
                + (inARow == 0 ? "" : ", " + inARow + " times " + refusal + " before each invocation");
    }
}
