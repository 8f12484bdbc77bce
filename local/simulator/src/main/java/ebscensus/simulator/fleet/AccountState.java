package ebscensus.simulator.fleet;

/** The state of an account, with the names of Organizations. */
public enum AccountState {
    ACTIVE,
    /** Being closed: everything still works and is billed. */
    PENDING_CLOSURE,
    /** Closed: it refuses every call, and nobody can assume a role in it. */
    SUSPENDED,
    /** In no organization. This is our own name, because Organizations does not list such an account. */
    STANDALONE
}
