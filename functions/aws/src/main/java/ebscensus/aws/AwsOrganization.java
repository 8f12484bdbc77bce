package ebscensus.aws;

import ebscensus.core.Accounts;
import ebscensus.core.Budget;
import ebscensus.core.ScopeFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

/** The accounts of the organization, as its management account or a delegated administrator may see them. */
final class AwsOrganization {
    /**
     * Half of what Organizations allows an account for its listing actions, 8 a second and 12 at once. Source:
     * docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html, 2026-11.
     */
    private static final Budget BUDGET = new Budget(Duration.ofMillis(250), 6);

    private final OrganizationsClient organizations;
    private final AwsCredentialsProvider credentials;
    private final RequestBudget budget = new RequestBudget(BUDGET);

    AwsOrganization(OrganizationsClient organizations, AwsCredentialsProvider credentials) {
        this.organizations = organizations;
        this.credentials = credentials;
    }

    /**
     * In the order of their ids.
     *
     * @throws ScopeFailure if the organization does not tell
     */
    List<String> accounts(Accounts.Organization wanted) {
        var accounts = wanted.units().isEmpty() ? allAccounts() : accountsBelow(wanted.units());
        wanted.exclude().forEach(accounts::remove);
        return List.copyOf(accounts);
    }

    private Set<String> allAccounts() {
        return active(
                "organizations:ListAccounts",
                (calls, meter) ->
                        organizations
                                .listAccountsPaginator(list -> list.overrideConfiguration(calls.carrying(meter)))
                                .stream()
                                .flatMap(page -> page.accounts().stream()));
    }

    private Set<String> accountsBelow(List<String> units) {
        var accounts = new TreeSet<String>();
        var pending = new ArrayDeque<>(units);
        var seen = new HashSet<>(units);
        while (!pending.isEmpty()) {
            String unit = pending.remove();
            accounts.addAll(active(
                    "organizations:ListAccountsForParent",
                    (calls, meter) -> organizations
                            .listAccountsForParentPaginator(
                                    list -> list.parentId(unit).overrideConfiguration(calls.carrying(meter)))
                            .stream()
                            .flatMap(page -> page.accounts().stream())));
            unitsBelow(unit).stream().filter(seen::add).forEach(pending::add);
        }
        return accounts;
    }

    private List<String> unitsBelow(String unit) {
        var calls = new AwsCalls("organizations:ListOrganizationalUnitsForParent", budget, credentials);
        var meter = new CallMeter();
        return calls.call(
                meter,
                () -> organizations
                        .listOrganizationalUnitsForParentPaginator(
                                list -> list.parentId(unit).overrideConfiguration(calls.carrying(meter)))
                        .stream()
                        .flatMap(page -> page.organizationalUnits().stream())
                        .map(OrganizationalUnit::id)
                        .toList());
    }

    @FunctionalInterface
    private interface AccountPages {
        Stream<Account> read(AwsCalls calls, CallMeter meter);
    }

    private Set<String> active(String action, AccountPages pages) {
        var calls = new AwsCalls(action, budget, credentials);
        var meter = new CallMeter();
        var accounts = new TreeSet<String>();
        for (Account account : calls.call(meter, () -> pages.read(calls, meter).toList())) {
            if (account.id() == null || account.state() == null) {
                throw calls.nonsense(meter, "IncompleteAnswer", "an account without id or state: " + account);
            }
            if (account.state() == AccountState.ACTIVE) {
                accounts.add(account.id());
            }
        }
        return accounts;
    }
}
