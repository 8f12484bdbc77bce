package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts.Organization;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Scope;
import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.ObservedRequest;
import ebscensus.simulator.fleet.AccountState;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many accounts through the SDK over HTTP: who they are, and how they are entered. */
class SimulatedOrganizationTest {
    private static final List<String> ACCOUNTS = IntStream.range(0, 45)
            .mapToObj(number -> "1111222%05d".formatted(number))
            .toList();
    private static final String OWN = ACCOUNTS.getFirst();
    private static final Simulation SIMULATION = Simulation.of(9, 90, ACCOUNTS, List.of("eu-west-1", "us-east-1"));
    private static final SimulatorOptions UNTHROTTLED = SimulatorOptions.DEFAULT.withThrottle(false);
    private static final List<String> OF_NO_ACCOUNT = List.of("GetCallerIdentity", "ListAccounts");
    private static final String SUSPENDED = "900000000001";
    private static final Simulation WITH_SUSPENDED = SIMULATION.withAccount(SUSPENDED, AccountState.SUSPENDED);
    private static final Organization WHOLE = new Organization(List.of(), List.of());
    private static final CensusRequest EVERYWHERE = CensusRequest.DEFAULT
            .withAccounts(WHOLE)
            .withRegions(new Regions.AllEnabled())
            .withCallsPerSecond(60);

    @Test
    void a_suspended_account_is_told_with_its_state() {
        try (var simulator = Simulator.start(WITH_SUSPENDED, UNTHROTTLED);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var members = inventory.accounts(WHOLE);

            assertThat(members.open()).isEqualTo(ACCOUNTS);
            assertThat(members.closed()).isEqualTo(Map.of(SUSPENDED, "SUSPENDED"));
        }
    }

    @Test
    void every_account_has_the_name_that_the_organization_gives_it_also_a_suspended_one() {
        try (var simulator = Simulator.start(WITH_SUSPENDED, UNTHROTTLED);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var names = inventory.accounts(WHOLE).names();

            assertThat(names).containsKeys(ACCOUNTS.toArray(String[]::new)).containsKey(SUSPENDED);
            assertThat(names.values())
                    .allSatisfy(name -> assertThat(name).isNotBlank().matches("\\P{Cntrl}+"));
        }
    }

    @Test
    void the_accounts_of_the_organization_are_those_of_all_its_pages() {
        try (var simulator = Simulator.start(WITH_SUSPENDED, SimulatorOptions.DEFAULT);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            assertThat(open(inventory, WHOLE)).containsExactlyElementsOf(ACCOUNTS);
            assertThat(simulator.requests().countByAction()).containsExactly(Map.entry("ListAccounts", 3));
        }
    }

    @Test
    void an_empty_page_in_the_middle_is_not_the_end_of_the_organization() {
        FaultPlan secondIsEmpty = request -> is("ListAccounts", request) && request.ordinal() == 1
                ? Optional.of(new Fault.EmptyPage())
                : Optional.empty();
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED.withFaults(secondIsEmpty));
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            assertThat(open(inventory, WHOLE)).containsExactlyElementsOf(ACCOUNTS);
        }
    }

    @Test
    void excluded_accounts_are_left_out() {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var others = new Organization(List.of(), List.of(ACCOUNTS.get(1), ACCOUNTS.get(44), "999999999999"));

            assertThat(open(inventory, others))
                    .hasSize(43)
                    .doesNotContain(ACCOUNTS.get(1), ACCOUNTS.get(44))
                    .isSorted();
        }
    }

    @Test
    void a_unit_means_its_own_accounts_and_those_of_the_units_below() {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var below = open(inventory, units("ou-sim1-00000004"));
            var both = open(inventory, units("ou-sim1-00000001"));
            var other = open(inventory, units("ou-sim1-00000002"));

            assertThat(below).hasSize(9);
            assertThat(both).hasSize(18).containsAll(below).isSorted();
            assertThat(other).hasSize(9).doesNotContainAnyElementsOf(both);
            assertThat(open(inventory, units("ou-sim1-00000001", "ou-sim1-00000004")))
                    .isEqualTo(both);
            assertThat(open(inventory, units("r-sim1"))).isEqualTo(ACCOUNTS);
        }
    }

    @Test
    void a_unit_that_does_not_exist_fails_the_whole_request() {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            assertThatThrownBy(() -> open(inventory, units("ou-sim1-99999999")))
                    .asInstanceOf(type(ScopeFailure.class))
                    .extracting(ScopeFailure::missing)
                    .asInstanceOf(type(Failed.class))
                    .matches(failed -> failed.action().equals("organizations:ListAccountsForParent")
                            && failed.code().equals("ParentNotFoundException")
                            && !failed.transientFailure());
        }
    }

    @Test
    void only_the_management_account_can_ask_for_the_organization() {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED);
                var inventory = AwsInventory.connect(Simulated.settings(simulator)
                        .withCredentials(
                                new AwsSettings.FixedCredentials("ASIA" + ACCOUNTS.get(7) + "TEST", "secret")))) {
            var census = count(inventory, EVERYWHERE);

            assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
            assertThat(census.ledger()).singleElement().satisfies(line -> {
                assertThat(line.scope()).hasToString("*/*");
                assertThat(line.outcome())
                        .asInstanceOf(type(Denied.class))
                        .extracting(Denied::action)
                        .isEqualTo("organizations:ListAccounts");
            });
        }
    }

    @Test
    void an_organization_that_throttles_is_asked_again_and_given_up_in_the_end() {
        var afterTwo = throttled(request -> request.ordinal() < 2);
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED.withFaults(afterTwo));
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            assertThat(open(inventory, WHOLE)).isEqualTo(ACCOUNTS);
            assertThat(simulator.requests().countByAction()).containsEntry("ListAccounts", 5);
        }
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED.withFaults(throttled(_ -> true)));
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            assertThatThrownBy(() -> open(inventory, WHOLE))
                    .asInstanceOf(type(ScopeFailure.class))
                    .satisfies(failure -> {
                        assertThat(failure.missing())
                                .asInstanceOf(type(ThrottledOut.class))
                                .extracting(ThrottledOut::action)
                                .isEqualTo("organizations:ListAccounts");
                        assertThat(failure.calls().requests()).isEqualTo(8);
                        assertThat(failure.calls().throttled()).isEqualTo(8);
                    });
        }
    }

    @Test
    void Organizations_is_asked_at_half_its_rate() {
        var many = Simulation.of(
                        1,
                        0,
                        IntStream.range(0, 300)
                                .mapToObj(number -> "1111222%05d".formatted(number))
                                .toList(),
                        List.of("eu-west-1"))
                .withAccount(SUSPENDED, AccountState.SUSPENDED);
        try (var simulator = Simulator.start(many, SimulatorOptions.DEFAULT);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            assertThat(open(inventory, WHOLE)).hasSize(300);

            var requests = simulator.requests().all();
            assertThat(requests).hasSize(16).allMatch(request -> request.error().isEmpty());
            assertThat(requests.getLast().nanos() - requests.getFirst().nanos())
                    .isGreaterThan(Duration.ofMillis(2_200).toNanos());
        }
    }

    @Test
    void the_role_is_assumed_once_for_an_account_and_never_for_the_own() {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var census = count(inventory, EVERYWHERE);

            assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
            assertThat(census.ledger()).hasSize(90);
            assertThat(census.totals().volumes())
                    .isEqualTo(SIMULATION.truth(TruthQuery.ALL).total().volumes());
            assertThat(simulator.requests().countByAction())
                    .containsEntry("AssumeRole", ACCOUNTS.size() - 1)
                    .containsEntry("DescribeRegions", ACCOUNTS.size());
        }
    }

    @Test
    void the_ledger_counts_every_request_to_EC2_and_every_role_that_was_assumed() {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED.withFaults(FaultPlan.denyRole(ACCOUNTS.get(3))));
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var census = count(inventory, EVERYWHERE);

            var asked = simulator.requests().countByAction();
            assertThat(asked).containsEntry("GetCallerIdentity", 1);
            assertThat(census.ledger().stream()
                            .mapToLong(line -> line.calls().requests())
                            .sum())
                    .isEqualTo(asked.entrySet().stream()
                            .filter(action -> !OF_NO_ACCOUNT.contains(action.getKey()))
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        }
    }

    @Test
    void the_external_id_goes_with_the_role_if_there_is_one() {
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED);
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            count(inventory, EVERYWHERE.withRole(new AccountRole("Other", "ext:census/1")));
            assertThat(externalIds(simulator)).containsOnly(Optional.of("ext:census/1"));

            simulator.requests().clear();
            count(inventory, EVERYWHERE);
            assertThat(externalIds(simulator)).hasSize(44).containsOnly(Optional.empty());
        }
    }

    @Test
    void an_account_that_denies_the_role_is_one_line_and_the_others_are_measured() {
        var denied = ACCOUNTS.get(3);
        for (Regions regions : List.of(
                new Regions.AllEnabled(), new Regions.Own(), new Regions.Listed(List.of("us-east-1", "eu-west-1")))) {
            try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED.withFaults(FaultPlan.denyRole(denied)));
                    var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
                var census = count(inventory, EVERYWHERE.withRegions(regions));

                assertThat(census.missing()).singleElement().satisfies(line -> {
                    assertThat(line.scope()).hasToString(denied + "/*");
                    assertThat(line.outcome())
                            .asInstanceOf(type(Denied.class))
                            .extracting(Denied::action)
                            .isEqualTo("sts:AssumeRole");
                });
                assertThat(census.ledger())
                        .extracting(line -> line.scope().account())
                        .containsAll(ACCOUNTS);
            }
        }
    }

    @Test
    void a_regional_outage_of_STS_fails_the_account_and_not_the_census() {
        var broken = ACCOUNTS.get(5);
        FaultPlan faults =
                request -> request.roleAccount().filter(broken::equals).isPresent()
                        ? FaultPlan.seeded(1, Map.of(FaultKind.INTERNAL_ERROR, 1.0))
                                .faultFor(request)
                        : Optional.empty();
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED.withFaults(faults));
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var census = count(inventory, EVERYWHERE);

            assertThat(census.missing()).singleElement().satisfies(line -> {
                assertThat(line.scope()).hasToString(broken + "/*");
                assertThat(line.outcome())
                        .asInstanceOf(type(Failed.class))
                        .matches(failed -> failed.action().equals("sts:AssumeRole")
                                && failed.code().equals("InternalError")
                                && failed.transientFailure());
            });
            assertThat(census.ledger()).filteredOn(line -> !line.isMissing()).hasSize(88);
        }
    }

    @Test
    void without_an_answer_of_STS_to_whose_credentials_these_are_every_account_is_missing() {
        FaultPlan faults = request -> is("GetCallerIdentity", request)
                ? FaultPlan.seeded(1, Map.of(FaultKind.UNAVAILABLE, 1.0)).faultFor(request)
                : Optional.empty();
        try (var simulator = Simulator.start(SIMULATION, UNTHROTTLED.withFaults(faults));
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var census = count(inventory, EVERYWHERE);

            assertThat(census.ledger()).hasSize(45).allMatch(LedgerLine::isMissing);
        }
    }

    @Test
    void credentials_that_expire_during_the_census_are_renewed() {
        var two = Simulation.of(4, 900, ACCOUNTS.subList(0, 2), List.of("eu-west-1"));
        var life = Duration.ofSeconds(3);
        try (var simulator =
                        Simulator.start(two, UNTHROTTLED.withSessionLife(life).withInstancesPageCap(50));
                var inventory = AwsInventory.connect(Simulated.settings(simulator))) {
            var census =
                    count(inventory, EVERYWHERE.withRegions(new Regions.Own()).withCallsPerSecond(1));

            assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
            assertThat(census.instances()).isEqualTo(900);
            var requests = simulator.requests().all();
            assertThat(requests.getLast().nanos() - requests.getFirst().nanos()).isGreaterThan(life.toNanos());
            assertThat(externalIds(simulator)).hasSizeBetween(2, 20);
        }
    }

    private static List<String> open(AwsInventory inventory, Organization organization) {
        return inventory.accounts(organization).open();
    }

    private static Organization units(String... units) {
        return new Organization(List.of(units), List.of());
    }

    private static boolean is(String action, ObservedRequest request) {
        return request.action().equals(action);
    }

    private static FaultPlan throttled(Predicate<ObservedRequest> when) {
        var throttle = FaultPlan.seeded(1, Map.of(FaultKind.THROTTLE, 1.0));
        return request ->
                is("ListAccounts", request) && when.test(request) ? throttle.faultFor(request) : Optional.empty();
    }

    private static List<Optional<String>> externalIds(Simulator simulator) {
        return simulator.requests().all().stream()
                .filter(request -> request.action().equals("AssumeRole"))
                .map(LoggedRequest::externalId)
                .toList();
    }

    private static Census count(AwsInventory inventory, CensusRequest request) {
        var own = new Scope(OWN, "eu-west-1");
        var resolved = new ScopeResolver(inventory, Concurrency.DEFAULT, own).resolve(request);
        return new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress()).count(request, resolved);
    }
}
