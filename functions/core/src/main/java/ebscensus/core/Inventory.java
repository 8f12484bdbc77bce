package ebscensus.core;

import java.util.List;

/** Where scopes are read from: AWS, or a fake of it. Thread-safe; what it gives is thread-safe too. */
public interface Inventory {
    /** The instances of a scope that the request selects, carrying the tags that it groups by. */
    Fleet fleet(Scope scope, CensusRequest request, Budget budget);

    Volumes volumes(Scope scope, Budget budget);

    /**
     * The regions that are enabled for the account, in alphabetical order.
     *
     * @throws ScopeFailure if the account does not tell
     */
    List<String> enabledRegions(String account);
}
