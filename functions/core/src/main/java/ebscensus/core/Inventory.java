package ebscensus.core;

import java.util.List;

/** Where scopes are read from: AWS, or a fake of it. Thread-safe; what it gives is thread-safe too. */
public interface Inventory {
    /** The instances of a scope that the request selects, carrying the tags that it groups by. */
    Fleet fleet(Scope scope, CensusRequest request, Budget budget);

    Volumes volumes(Scope scope, Budget budget);

    /** The same inventory, which enters every account but the program's own by this role. */
    Inventory as(AccountRole role);

    /**
     * Makes sure that the account can be entered, so that the failure to do so is found once, not in every region.
     *
     * @throws ScopeFailure if it cannot
     */
    void enter(String account);

    /**
     * The accounts that are meant, in the order of their ids; those that are not active are left out.
     *
     * @throws ScopeFailure if the organization does not tell
     */
    List<String> accounts(Accounts.Organization organization);

    /**
     * The regions that are enabled for the account, in alphabetical order.
     *
     * @throws ScopeFailure if the account does not tell
     */
    List<String> enabledRegions(String account);
}
