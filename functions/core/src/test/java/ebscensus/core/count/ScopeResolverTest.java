package ebscensus.core.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.Census;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.Accounts.Listed;
import ebscensus.core.request.Accounts.Organization;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScopeResolverTest {
    private static final Scope OWN = new Scope("111122223333", "eu-west-1");
    private static final String SECOND = "222222222222";
    private static final String THIRD = "333333333333";
    private static final Denied DENIED = new Denied("sts:AssumeRole", "no");
    private static final Organization ORGANIZATION = new Organization(List.of(), List.of());
    private static final Regions ALL = new Regions.AllEnabled();
    private static final Regions TWO = new Regions.Listed(List.of("us-east-1", "us-west-2"));

    private final FakeInventory inventory = new FakeInventory()
            .add(OWN, List.of(), List.of())
            .add(new Scope(OWN.account(), "us-east-1"), List.of(), List.of())
            .add(new Scope(SECOND, "ap-southeast-2"), List.of(), List.of())
            .add(new Scope(THIRD, "eu-west-1"), List.of(), List.of());

    @Test
    void the_default_is_the_own_account_in_the_own_region_and_nothing_is_asked() {
        inventory.failAccount(OWN.account(), DENIED).failOrganization(DENIED);

        assertThat(resolve(CensusRequest.DEFAULT).scopes()).containsExactly(OWN);
    }

    @Test
    void whoever_watches_is_told_of_each_account_whether_it_could_be_entered_or_not() {
        inventory.failAccount(SECOND, DENIED);
        var progress = new Progress();

        new ScopeResolver(inventory, Concurrency.DEFAULT, OWN, progress)
                .resolve(CensusRequest.DEFAULT.withAccounts(new Listed(List.of(OWN.account(), SECOND, THIRD))));

        assertThat(progress.accounts()).isEqualTo(new Progress.Accounts(3, 3));
    }

    @Test
    void listed_accounts_are_taken_in_each_listed_region() {
        var resolved = resolve(CensusRequest.DEFAULT
                .withAccounts(new Listed(List.of(THIRD, OWN.account())))
                .withRegions(TWO));

        assertThat(resolved.scopes())
                .extracting(Scope::toString)
                .containsExactly(
                        THIRD + "/us-east-1", THIRD + "/us-west-2",
                        OWN.account() + "/us-east-1", OWN.account() + "/us-west-2");
        assertThat(resolved.unreachable()).isEmpty();
    }

    @Test
    void listed_accounts_without_regions_are_taken_in_the_own_region() {
        var resolved = resolve(CensusRequest.DEFAULT.withAccounts(new Listed(List.of(SECOND, THIRD))));

        assertThat(resolved.scopes()).containsExactly(new Scope(SECOND, "eu-west-1"), new Scope(THIRD, "eu-west-1"));
    }

    @Test
    void all_regions_are_those_that_each_account_has_enabled() {
        var resolved = resolve(CensusRequest.DEFAULT
                .withAccounts(new Listed(List.of(OWN.account(), SECOND)))
                .withRegions(ALL));

        assertThat(resolved.scopes())
                .containsExactly(OWN, new Scope(OWN.account(), "us-east-1"), new Scope(SECOND, "ap-southeast-2"));
    }

    @Test
    void the_organization_is_all_its_accounts_but_the_excluded_ones() {
        inventory.withOrganization(List.of(THIRD, SECOND, OWN.account()));

        var resolved = resolve(CensusRequest.DEFAULT
                .withAccounts(new Organization(List.of(), List.of(THIRD)))
                .withRegions(ALL));

        assertThat(resolved.scopes()).extracting(Scope::account).containsOnly(OWN.account(), SECOND);
    }

    @Test
    void an_account_of_the_organization_that_is_closed_is_one_line_and_the_others_are_counted() {
        inventory.withOrganization(List.of(OWN.account(), SECOND)).withClosedAccount(THIRD, "SUSPENDED");

        var resolved = resolve(CensusRequest.DEFAULT.withAccounts(ORGANIZATION).withRegions(ALL));

        assertThat(resolved.scopes()).extracting(Scope::account).containsOnly(OWN.account(), SECOND);
        assertThat(resolved.unreachable()).singleElement().satisfies(line -> {
            assertThat(line.scope()).hasToString(THIRD + "/*");
            assertThat(line.failure()).isEqualTo(new Outcome.Suspended("SUSPENDED"));
        });
    }

    @Test
    void a_closed_account_makes_the_census_incomplete_unless_it_is_tolerated() {
        inventory.withOrganization(List.of(OWN.account())).withClosedAccount(THIRD, "CLOSED");
        var request = CensusRequest.DEFAULT.withAccounts(ORGANIZATION);
        var tolerant = request.withTolerate(new Tolerance(List.of(THIRD)));

        assertThat(count(request).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(count(tolerant).verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(count(tolerant).accepted()).hasSize(1);
    }

    @Test
    void an_organization_of_which_every_account_is_excluded_leaves_nothing_to_count() {
        inventory.withOrganization(List.of(SECOND));
        var request = CensusRequest.DEFAULT.withAccounts(new Organization(List.of(), List.of(SECOND)));

        assertThatThrownBy(() -> resolve(request))
                .isInstanceOf(NothingToCount.class)
                .hasMessage("there is nothing to count: the organization has no account other than the excluded ["
                        + SECOND + "]");
    }

    @Test
    void units_without_accounts_leave_nothing_to_count() {
        var units = new Organization(List.of("ou-ab12-cdefgh34"), List.of());

        assertThatThrownBy(() -> resolve(CensusRequest.DEFAULT.withAccounts(units)))
                .isInstanceOf(NothingToCount.class)
                .hasMessage("there is nothing to count: the organizational units [ou-ab12-cdefgh34] have no account");
    }

    @Test
    void an_account_that_cannot_be_entered_is_one_line_for_all_its_regions_and_the_others_go_on() {
        inventory.failAccount(SECOND, DENIED).withOrganization(List.of(OWN.account(), SECOND, THIRD));
        for (Regions regions : List.of(ALL, TWO, new Regions.Own())) {
            var resolved =
                    resolve(CensusRequest.DEFAULT.withAccounts(ORGANIZATION).withRegions(regions));

            assertThat(resolved.scopes()).extracting(Scope::account).containsOnly(OWN.account(), THIRD);
            assertThat(resolved.unreachable()).singleElement().satisfies(line -> {
                assertThat(line.scope()).hasToString(SECOND + "/*");
                assertThat(line.failure()).isEqualTo(DENIED);
                assertThat(line.calls().requests()).isEqualTo(1);
            });
        }
    }

    @Test
    void the_own_account_is_not_entered_by_a_role() {
        inventory.failAccount(OWN.account(), DENIED);

        assertThat(resolve(CensusRequest.DEFAULT
                                .withAccounts(new Listed(List.of(OWN.account())))
                                .withRegions(TWO))
                        .scopes())
                .hasSize(2);
    }

    @Test
    void an_organization_that_does_not_tell_its_accounts_is_missing_as_a_whole() {
        var throttled = new ThrottledOut("organizations:ListAccounts", "slow down");
        inventory.failOrganization(throttled);

        var resolved = resolve(CensusRequest.DEFAULT.withAccounts(ORGANIZATION).withRegions(ALL));

        assertThat(resolved.scopes()).isEmpty();
        assertThat(resolved.unreachable()).singleElement().satisfies(line -> {
            assertThat(line.scope()).hasToString("*/*");
            assertThat(line.failure()).isEqualTo(throttled);
        });
    }

    @Test
    void nobody_can_tolerate_that_the_whole_organization_is_missing() {
        inventory.failOrganization(DENIED);
        var request = CensusRequest.DEFAULT
                .withAccounts(ORGANIZATION)
                .withTolerate(new Tolerance(List.of(OWN.account(), OWN.region(), OWN.toString())));

        assertThat(count(request).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void of_many_accounts_each_that_fails_has_its_own_line() {
        var accounts = IntStream.range(0, 500)
                .mapToObj(number -> "9%011d".formatted(number))
                .toList();
        accounts.forEach(account -> inventory.add(new Scope(account, "eu-west-1"), List.of(), List.of()));
        var failed = new Failed("sts:AssumeRole", "InternalError", "", "", true);
        var bad = accounts.stream().filter(account -> account.endsWith("7")).toList();
        bad.forEach(account -> inventory.failAccount(account, failed));

        var resolved =
                resolve(CensusRequest.DEFAULT.withAccounts(new Listed(accounts)).withRegions(ALL));

        assertThat(resolved.unreachable())
                .extracting(line -> line.scope().account())
                .containsExactlyElementsOf(bad);
        assertThat(resolved.scopes()).hasSize(accounts.size() - bad.size());
    }

    private Census count(CensusRequest request) {
        return new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress()).count(request, resolve(request));
    }

    private ScopeResolver.Resolution resolve(CensusRequest request) {
        return new ScopeResolver(inventory, Concurrency.DEFAULT, OWN).resolve(request);
    }
}
