package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.Simulation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.endpoints.OrganizationsEndpointProvider;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;

/** The accounts of the simulation as an organization. */
final class OrganizationsTest {
    private static final List<String> ACCOUNTS = IntStream.range(0, 45)
            .mapToObj(number -> "1111222%05d".formatted(number))
            .toList();
    private static final Simulation SIMULATION = Simulation.of(8, 0, ACCOUNTS, List.of("us-east-1"))
            .withAccount("900000000001", ebscensus.simulator.fleet.AccountState.SUSPENDED);
    private static final String ROOT = "r-sim1";

    @Test
    void all_accounts_come_in_pages_of_at_most_20_and_one_more_that_is_suspended() {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT);
                var organizations = Client.organizations(simulator, Client.OWN)) {
            var accounts = organizations.listAccountsPaginator(all -> {}).stream()
                    .flatMap(page -> page.accounts().stream())
                    .toList();

            assertThat(active(accounts)).containsExactlyElementsOf(ACCOUNTS);
            assertThat(accounts)
                    .filteredOn(account -> account.state() == AccountState.SUSPENDED)
                    .hasSize(1);
            assertThat(simulator.requests().all())
                    .extracting(LoggedRequest::action, LoggedRequest::items, LoggedRequest::hasToken)
                    .containsExactly(page(20, false), page(20, true), page(6, true));
        }
    }

    @Test
    void every_account_is_in_the_root_or_in_one_unit() {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT);
                var organizations = Client.organizations(simulator, Client.OWN)) {
            var accounts = new ArrayList<Account>();
            var parents = new ArrayList<>(List.of(ROOT));
            for (int next = 0; next < parents.size(); next++) {
                String parent = parents.get(next);
                accounts.addAll(organizations.listAccountsForParentPaginator(all -> all.parentId(parent)).stream()
                        .flatMap(page -> page.accounts().stream())
                        .toList());
                parents.addAll(
                        organizations.listOrganizationalUnitsForParentPaginator(all -> all.parentId(parent)).stream()
                                .flatMap(page -> page.organizationalUnits().stream())
                                .map(OrganizationalUnit::id)
                                .toList());
            }

            assertThat(parents)
                    .hasSize(5)
                    .allSatisfy(parent -> assertThat(parent).matches("r-sim1|ou-sim1-[0-9a-z]{8}"));
            assertThat(active(accounts)).containsExactlyInAnyOrderElementsOf(ACCOUNTS);
            assertThat(accounts).hasSize(ACCOUNTS.size() + 1);
        }
    }

    @Test
    void a_page_may_be_empty_and_yet_have_a_token() {
        FaultPlan firstIsEmpty =
                request -> request.ordinal() == 0 ? Optional.of(new Fault.EmptyPage()) : Optional.empty();
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withFaults(firstIsEmpty));
                var organizations = Client.organizations(simulator, Client.OWN)) {
            assertThat(organizations.listAccounts(all -> {}).accounts()).isEmpty();
            assertThat(active(organizations.listAccountsPaginator(all -> {}).stream()
                            .flatMap(page -> page.accounts().stream())
                            .toList()))
                    .containsExactlyElementsOf(ACCOUNTS);
        }
    }

    @Test
    void only_the_management_account_may_ask() {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT);
                var member = Client.organizations(simulator, Client.of(ACCOUNTS.getLast()))) {
            assertRefused(() -> member.listAccounts(all -> {}), "AccessDeniedException");
            assertThat(simulator.requests().all())
                    .singleElement()
                    .satisfies(request -> assertThat(request.error()).contains("AccessDeniedException"));
        }
    }

    @Test
    void wrong_parents_tokens_and_page_sizes_are_refused() {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT);
                var organizations = Client.organizations(simulator, Client.OWN)) {
            assertRefused(
                    () -> organizations.listAccountsForParent(all -> all.parentId("ou-sim1-99999999")),
                    "ParentNotFoundException");
            assertRefused(
                    () -> organizations.listAccountsForParent(all -> all.parentId("\"../é")), "InvalidInputException");
            assertRefused(() -> organizations.listAccounts(all -> all.nextToken("other")), "InvalidInputException");
            assertRefused(() -> organizations.listAccounts(all -> all.maxResults(21)), "InvalidInputException");
        }
    }

    @Test
    void more_than_8_a_second_after_12_at_once_are_too_many() {
        var nanos = new AtomicLong();
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withNanoClock(nanos::get));
                var organizations = Client.organizations(simulator, Client.OWN)) {
            for (int call = 0; call < 12; call++) {
                organizations.listAccounts(all -> {});
            }

            assertThatThrownBy(() -> organizations.listAccounts(all -> {}))
                    .asInstanceOf(type(OrganizationsException.class))
                    .matches(OrganizationsException::isThrottlingException)
                    .extracting(error -> error.awsErrorDetails().errorCode())
                    .isEqualTo("TooManyRequestsException");
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            for (int call = 0; call < 8; call++) {
                organizations.listAccounts(all -> {});
            }
            assertRefused(() -> organizations.listAccounts(all -> {}), "TooManyRequestsException");
        }
    }

    @Test
    void spoiled_answers_are_failures_to_the_client() {
        for (var kind : List.of(FaultKind.MALFORMED, FaultKind.RESET)) {
            var faults = FaultPlan.seeded(1, Map.of(kind, 1.0));
            try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withFaults(faults));
                    var organizations = Client.organizations(simulator, Client.OWN)) {
                assertThatThrownBy(() -> organizations.listAccounts(all -> {}))
                        .as(kind.name())
                        .isInstanceOf(SdkClientException.class);
            }
        }
    }

    @Test
    void a_client_of_any_region_calls_the_one_endpoint_of_Organizations() {
        var endpoint = OrganizationsEndpointProvider.defaultProvider()
                .resolveEndpoint(of -> of.region(Region.EU_WEST_1))
                .join();

        assertThat(endpoint.endpointUrl().toUri())
                .isEqualTo(URI.create("https://organizations.us-east-1.amazonaws.com"));
    }

    private static Tuple page(int items, boolean hasToken) {
        return tuple("ListAccounts", items, hasToken);
    }

    private static List<String> active(List<Account> accounts) {
        return accounts.stream()
                .filter(account -> account.state() == AccountState.ACTIVE)
                .map(Account::id)
                .toList();
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .asInstanceOf(type(OrganizationsException.class))
                .extracting(error -> error.awsErrorDetails().errorCode())
                .isEqualTo(code);
    }
}
