package ebscensus.statemachine.deployed;

/** What a function is at when trouble befalls it. */
enum Work {
    LISTING("ListInstances", "list-instances", "DescribeInstances"),
    MEASURING_A_SMALL_FLEET("ListInstances", "list-instances", "DescribeVolumes"),
    MEASURING_A_CHUNK("MeasureChunk", "measure-chunk", "DescribeVolumes"),
    REDUCING("ReducePartials", "reduce-partials", "");

    private final String state;
    private final String function;
    private final String action;

    Work(String state, String function, String action) {
        this.state = state;
        this.function = function;
        this.action = action;
    }

    String state() {
        return state;
    }

    /** The end of the function's name. */
    String function() {
        return function;
    }

    /** What it asks EC2 for; empty if nothing. */
    String action() {
        return action;
    }
}
