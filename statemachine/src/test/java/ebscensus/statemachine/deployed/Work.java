package ebscensus.statemachine.deployed;

/** What is under way when trouble befalls it. */
enum Work {
    LISTING("ListInstances", "ListInstances", "list-instances", "DescribeInstances"),
    MEASURING_A_SMALL_FLEET("ListInstances", "ListInstances", "list-instances", "DescribeVolumes"),
    MEASURING_A_CHUNK("MeasureChunk", "MeasureChunk", "measure-chunk", "DescribeVolumes"),
    /** By the state machine itself, of a chunk whose worker Lambda refuses until it is given up. */
    RECORDING_A_LOSS("RecordLostChunk", "MeasureChunk", "measure-chunk", ""),
    REDUCING("ReducePartials", "ReducePartials", "reduce-partials", ""),
    /** By the state machine itself. */
    ANNOUNCING("Announce", "ReducePartials", "reduce-partials", "");

    private final String state;
    private final String invoker;
    private final String function;
    private final String action;

    Work(String state, String invoker, String function, String action) {
        this.state = state;
        this.invoker = invoker;
        this.function = function;
        this.action = action;
    }

    String state() {
        return state;
    }

    /** The state that invokes the function, this one or one before it. */
    String invoker() {
        return invoker;
    }

    /** The end of the name of the function that Lambda may refuse. */
    String function() {
        return function;
    }

    /** What the function asks of EC2; empty if nothing. */
    String action() {
        return action;
    }

    boolean isOfAFunction() {
        return state.equals(invoker);
    }
}
