package ebscensus.core.count;

import ebscensus.core.census.ListedScope;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Inventory.Members;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the scopes that a request selects. An account that cannot be accessed is recorded and does not affect the others. */
public final class ScopeResolver {
    private final Inventory inventory;
    private final Concurrency concurrency;
    private final Scope own;
    private final Progress progress;

    /** @param own the account and the region that the program itself runs in */
    public ScopeResolver(Inventory inventory, Concurrency concurrency, Scope own) {
        this(inventory, concurrency, own, new Progress());
    }

    /**
     * @param own the account and the region that the program itself runs in
     * @param progress receives the number of all accounts, and an event when an account has been accessed or has failed
     */
    public ScopeResolver(Inventory inventory, Concurrency concurrency, Scope own, Progress progress) {
        this.inventory = inventory;
        this.concurrency = concurrency;
        this.own = own;
        this.progress = progress;
    }

    /**
     * The scopes of a request.
     *
     * @param scopes each scope once
     * @param unreachable the results for accounts that could not be accessed, or for an organization that could not be read
     * @param accountNames the names of accounts by their ids, if Organizations returned them
     */
    public record Resolution(
            List<Scope> scopes, List<ListedScope> unreachable, SortedMap<String, String> accountNames) {
        public Resolution {
            scopes = List.copyOf(scopes);
            unreachable = List.copyOf(unreachable);
            accountNames = Collections.unmodifiableSortedMap(new TreeMap<>(accountNames));
        }

        /** A resolution without names of accounts. */
        public Resolution(List<Scope> scopes, List<ListedScope> unreachable) {
            this(scopes, unreachable, Collections.emptySortedMap());
        }

        /** A resolution with these scopes, in which no account is unreachable. */
        public static Resolution of(List<Scope> scopes) {
            return new Resolution(scopes, List.of());
        }
    }

    /** @throws NothingToCount if the request selects no account */
    public Resolution resolve(CensusRequest request) {
        var entered = inventory.as(request.role());
        var scopes = new ArrayList<Scope>();
        var unreachable = new ArrayList<ListedScope>();
        var names = new TreeMap<String, String>();
        try {
            var members = members(request.accounts());
            names.putAll(members.names());
            members.closed().forEach((account, state) -> unreachable.add(closed(account, state)));
            progress.accountsFound(members.open().size());
            concurrency
                    .acrossScopes(members.open(), account -> account(entered, account, request.regions()))
                    .forEach(resolved -> {
                        scopes.addAll(resolved.scopes());
                        unreachable.addAll(resolved.unreachable());
                    });
        } catch (ScopeFailure e) {
            unreachable.add(new ListedScope(Scope.EVERYWHERE, 0, e.calls(), e.missing()));
        }
        if (scopes.isEmpty() && unreachable.isEmpty()) {
            throw new NothingToCount(nothingIn(request.accounts()));
        }
        return new Resolution(scopes, unreachable, names);
    }

    private Members members(Accounts accounts) {
        return switch (accounts) {
            case Accounts.Own() -> Members.of(List.of(own.account()));
            case Accounts.Listed(List<String> ids) -> Members.of(ids);
            case Accounts.Organization organization -> inventory.accounts(organization);
        };
    }

    private static ListedScope closed(String account, String state) {
        return new ListedScope(Scope.wholeAccount(account), 0, Calls.NONE, new Suspended(state));
    }

    private static String nothingIn(Accounts accounts) {
        return accounts instanceof Accounts.Organization(List<String> units, List<String> exclude)
                ? "there is nothing to count: "
                        + (units.isEmpty() ? "the organization has" : "the organizational units " + units + " have")
                        + " no account" + (exclude.isEmpty() ? "" : " other than the excluded " + exclude)
                : "there is nothing to count: no account is named";
    }

    private Resolution account(Inventory entered, String account, Regions regions) {
        try {
            return entered(entered, account, regions);
        } finally {
            progress.accountEntered();
        }
    }

    private Resolution entered(Inventory entered, String account, Regions regions) {
        try {
            var names = regions(entered, account, regions);
            return new Resolution(
                    names.stream().map(region -> new Scope(account, region)).toList(), List.of());
        } catch (ScopeFailure e) {
            return new Resolution(
                    List.of(), List.of(new ListedScope(Scope.wholeAccount(account), 0, e.calls(), e.missing())));
        }
    }

    private List<String> regions(Inventory entered, String account, Regions regions) {
        if (regions instanceof Regions.AllEnabled) {
            return entered.enabledRegions(account);
        }
        if (!account.equals(own.account())) {
            entered.enter(account);
        }
        return regions instanceof Regions.Listed(List<String> names) ? names : List.of(own.region());
    }
}
