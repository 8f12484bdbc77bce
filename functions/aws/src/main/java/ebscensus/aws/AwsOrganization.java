package ebscensus.aws;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Inventory.Members;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

/**
 * Lists the accounts of the organization, which is possible with credentials of its management account or of a delegated
 * administrator.
 */
final class AwsOrganization {
    /**
     * Half of Organizations' limits for list actions, which are 8 calls a second and 12 calls at once. Source:
     * docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html, 2026-11.
     */
    private static final Budget BUDGET = new Budget(Duration.ofMillis(250), 6);

    /**
     * The states of accounts for which the census can get credentials. They include PENDING_CLOSURE, because an account in this
     * state still works and is billed. Source:
     * docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html, 2026-11.
     */
    private static final Set<String> OPEN =
            Set.of(AccountState.ACTIVE.toString(), AccountState.PENDING_CLOSURE.toString());

    private static final int LONGEST_STATE = 40;

    /** The longest name of an account, in characters. Source: the API's reference, Account, 2026-11. */
    private static final int LONGEST_NAME = 50;

    private final OrganizationsClient organizations;
    private final AwsCredentialsProvider credentials;
    private final Consumer<String> notThere;
    private final RequestBudget budget;

    /**
     * @param notThere receives the id of each excluded account that is not in the organization or not in the requested units
     */
    AwsOrganization(
            OrganizationsClient organizations,
            AwsCredentialsProvider credentials,
            BudgetClock clock,
            Consumer<String> notThere) {
        this.organizations = organizations;
        this.credentials = credentials;
        this.budget = new RequestBudget(BUDGET, clock);
        this.notThere = notThere;
    }

    /** @throws ScopeFailure if the organization cannot be read */
    Members accounts(Accounts.Organization wanted) {
        var members = wanted.units().isEmpty() ? allAccounts() : accountsBelow(wanted.units());
        wanted.exclude().stream().filter(id -> members.remove(id) == null).forEach(notThere);
        var open = new ArrayList<String>();
        var closed = new TreeMap<String, String>();
        var names = new TreeMap<String, String>();
        members.forEach((id, member) -> {
            if (OPEN.contains(member.state())) {
                open.add(id);
            } else {
                closed.put(id, member.state());
            }
            if (!member.name().isEmpty()) {
                names.put(id, member.name());
            }
        });
        return new Members(open, closed, names);
    }

    /** @param name empty if Organizations does not return it */
    private record Member(String state, String name) {}

    private NavigableMap<String, Member> allAccounts() {
        return members("organizations:ListAccounts", (config, token) -> {
            var page = organizations.listAccounts(list -> list.nextToken(token).overrideConfiguration(config));
            return new Page<>(page.hasAccounts(), page.accounts(), page.nextToken());
        });
    }

    private NavigableMap<String, Member> accountsBelow(List<String> units) {
        var accounts = new TreeMap<String, Member>();
        var pending = new ArrayDeque<>(units);
        var seen = new HashSet<>(units);
        while (!pending.isEmpty()) {
            String unit = pending.remove();
            accounts.putAll(members("organizations:ListAccountsForParent", (config, token) -> {
                var page = organizations.listAccountsForParent(
                        list -> list.parentId(unit).nextToken(token).overrideConfiguration(config));
                return new Page<>(page.hasAccounts(), page.accounts(), page.nextToken());
            }));
            unitsBelow(unit).stream().filter(seen::add).forEach(pending::add);
        }
        return accounts;
    }

    private List<String> unitsBelow(String unit) {
        return all("organizations:ListOrganizationalUnitsForParent", (config, token) -> {
                    var page = organizations.listOrganizationalUnitsForParent(
                            list -> list.parentId(unit).nextToken(token).overrideConfiguration(config));
                    return new Page<>(page.hasOrganizationalUnits(), page.organizationalUnits(), page.nextToken());
                })
                .stream()
                .map(OrganizationalUnit::id)
                .toList();
    }

    /** The accounts, sorted by their ids. */
    private NavigableMap<String, Member> members(String action, Pages<Account> pages) {
        var members = new TreeMap<String, Member>();
        for (Account account : all(action, pages)) {
            if (account.id() == null || !Scope.isAccount(account.id())) {
                throw nonsense(action, "an account without an account id");
            }
            String state = state(account);
            if (state == null || state.isEmpty()) {
                throw nonsense(action, "account " + account.id() + " without a state");
            }
            members.put(account.id(), new Member(Text.shortened(state, LONGEST_STATE), name(account)));
        }
        return members;
    }

    private static String name(Account account) {
        return account.name() == null ? "" : Text.shortened(account.name().strip(), LONGEST_NAME);
    }

    /**
     * The field {@code State} of the account or, if the response lacks it, the older field {@code Status}, which was the only
     * one until September 2025.
     */
    private static @Nullable String state(Account account) {
        return account.stateAsString() == null ? account.statusAsString() : account.stateAsString();
    }

    private ScopeFailure nonsense(String action, String message) {
        return new AwsCalls(action, budget, credentials).nonsense(new CallMeter(), "IncompleteAnswer", message);
    }

    /** @param isThere whether the response has a set of items */
    private record Page<T>(
            boolean isThere, List<T> items, @Nullable String nextToken) {}

    @FunctionalInterface
    private interface Pages<T> {
        Page<T> read(Consumer<AwsRequestOverrideConfiguration.Builder> config, @Nullable String token);
    }

    /** Reads all pages without the SDK's paginators, because a paginator would never end if a page pointed to itself. */
    private <T> List<T> all(String action, Pages<T> pages) {
        var calls = new AwsCalls(action, budget, credentials);
        var meter = new CallMeter();
        var items = new ArrayList<T>();
        var tokens = new HashSet<String>();
        String token = null;
        do {
            String asked = token;
            var page = calls.call(meter, () -> pages.read(calls.carrying(meter), asked));
            if (!page.isThere()) {
                throw calls.nonsense(meter, "IncompleteAnswer", "a response without a set of items");
            }
            items.addAll(page.items());
            token = Tokens.next(page.nextToken());
            if (token != null && !tokens.add(token)) {
                throw calls.nonsense(meter, "RepeatedPageToken", "a page token led back to an earlier page");
            }
        } while (token != null);
        return items;
    }
}
