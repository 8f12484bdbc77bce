package ebscensus.simulator.fleet;

/** The state of an account. The constants have the names that Organizations uses. */
public enum AccountState {
    ACTIVE,
    /** The account is being closed, but everything still works and is billed. */
    PENDING_CLOSURE,
    /** The account is closed: all of its calls are refused, and nobody can assume a role in it. */
    SUSPENDED,
    /** The account is in no organization. This name is our own, because Organizations does not list such an account. */
    STANDALONE
}
