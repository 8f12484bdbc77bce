package ebscensus.core.inventory;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * The accounts that are meant.
     *
     * @throws ScopeFailure if the organization does not tell
     */
    Members accounts(Accounts.Organization organization);

    /**
     * The accounts that a request means.
     *
     * @param open those that can be entered: active ones, and those that are about to be closed, which still work and are billed;
     *     of an organization in the order of their ids
     * @param closed those that cannot, each with its state as Organizations names it, such as {@code SUSPENDED}
     * @param names of open and closed ones, as far as somebody told them; whoever owns an account writes its name
     */
    record Members(List<String> open, SortedMap<String, String> closed, SortedMap<String, String> names) {
        public Members {
            open = List.copyOf(open);
            closed = Collections.unmodifiableSortedMap(new TreeMap<>(closed));
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        }

        /** Accounts of which nobody told the names. */
        public Members(List<String> open, SortedMap<String, String> closed) {
            this(open, closed, new TreeMap<>());
        }

        /** Accounts of which none is closed. */
        public static Members of(List<String> open) {
            return new Members(open, new TreeMap<>());
        }
    }

    /**
     * The regions that are enabled for the account, in alphabetical order.
     *
     * @throws ScopeFailure if the account does not tell
     */
    List<String> enabledRegions(String account);
}
