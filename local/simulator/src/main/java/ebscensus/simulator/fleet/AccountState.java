package ebscensus.simulator.fleet;

/** The state of an account, in the words of Organizations. */
public enum AccountState {
    ACTIVE,
    /** Being closed: everything in it still works, and is billed. */
    PENDING_CLOSURE,
    /** Closed: it refuses every call, and nobody can assume a role in it. */
    SUSPENDED,
    /** In no organization. Not a word of Organizations, which does not list such an account. */
    STANDALONE
}
