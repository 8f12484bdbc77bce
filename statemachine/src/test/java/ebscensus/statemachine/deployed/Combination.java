package ebscensus.statemachine.deployed;

/**
 * What befalls one piece of work in an execution.
 *
 * @param deaths how often the function dies in each attempt before it does its work
 * @param trouble in that work, or in the state machine's own call
 * @param times in how many attempts or calls, from the first one on
 * @param refusal what Lambda refuses to invoke the function with; empty if it never does
 * @param inARow how often it refuses before each invocation
 */
record Combination(Work work, Death death, int deaths, Trouble trouble, int times, String refusal, int inARow) {
    /** The cause of refusals. */
    static final String REFUSED = "refused by the test";

    /** In every attempt. */
    static final int ALWAYS = Integer.MAX_VALUE;

    Combination(Work work, Trouble trouble, int times) {
        this(work, Death.NONE, 0, trouble, times, "", 0);
    }

    Combination withDeaths(Death other, int number) {
        return new Combination(work, other, number, trouble, times, refusal, inARow);
    }

    Combination withRefusals(String other, int number) {
        return new Combination(work, death, deaths, trouble, times, other, number);
    }

    /** A part of the cause of an execution that this error fails. */
    String traceOf(String error) {
        if (error.equals(refusal)) {
            return REFUSED;
        }
        return error.equals(death.error()) ? death.trace() : trouble.trace();
    }

    @Override
    public String toString() {
        return work + ": " + trouble + (times == ALWAYS ? " always" : " " + times + " times")
                + (deaths == 0 ? "" : ", " + death + " " + deaths + " times in each attempt")
                + (inARow == 0 ? "" : ", " + refusal + " " + inARow + " times before each invocation");
    }
}
