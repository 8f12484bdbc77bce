package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.Missing;

/** Thrown if a scope, or a part of it, cannot be read. The census expects such failures and reports each with its reason. */
public final class ScopeFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Missing missing;
    private final transient Calls calls;

    /** @param calls the calls that the failed operation made */
    public ScopeFailure(Missing missing, Calls calls, Throwable cause) {
        super(missing.toString(), cause);
        this.missing = missing;
        this.calls = calls;
    }

    public ScopeFailure(Missing missing, Calls calls) {
        super(missing.toString());
        this.missing = missing;
        this.calls = calls;
    }

    public Missing missing() {
        return missing;
    }

    public Calls calls() {
        return calls;
    }
}
