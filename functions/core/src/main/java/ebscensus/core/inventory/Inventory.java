package ebscensus.core.inventory;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads accounts, regions, instances and volumes from AWS or a fake. The inventory and all that it returns are thread-safe. */
public interface Inventory {
    /** The instances of a scope that the request selects, with the tags that the request groups by. */
    Fleet fleet(Scope scope, CensusRequest request, Budget budget);

    Volumes volumes(Scope scope, Budget budget);

    /** A copy that assumes this role in every account but the program's own. */
    Inventory as(AccountRole role);

    /**
     * Checks that the census can access the account, that is, get credentials for it. If it cannot, the failure is reported
     * once and not for every region.
     *
     * @throws ScopeFailure if the account cannot be accessed
     */
    void enter(String account);

    /**
     * The accounts that the request selects from the organization.
     *
     * @throws ScopeFailure if the organization cannot be read
     */
    Members accounts(Accounts.Organization organization);

    /**
     * The accounts that a request selects.
     *
     * @param open the accounts to count: active ones and those in PENDING_CLOSURE, which still work and are billed; accounts of
     *     an organization are in the order of their ids
     * @param closed the accounts that cannot be accessed, with their states as Organizations names them, such as
     *     {@code SUSPENDED}
     * @param names the known names of open and closed accounts; the names are untrusted text
     */
    record Members(List<String> open, SortedMap<String, String> closed, SortedMap<String, String> names) {
        public Members {
            open = List.copyOf(open);
            closed = Collections.unmodifiableSortedMap(new TreeMap<>(closed));
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        }

        /** Accounts without names. */
        public Members(List<String> open, SortedMap<String, String> closed) {
            this(open, closed, new TreeMap<>());
        }

        /** Accounts that can all be accessed. */
        public static Members of(List<String> open) {
            return new Members(open, new TreeMap<>());
        }
    }

    /**
     * The regions that are enabled for the account, in alphabetical order.
     *
     * @throws ScopeFailure if the account's regions cannot be read
     */
    List<String> enabledRegions(String account);
}
