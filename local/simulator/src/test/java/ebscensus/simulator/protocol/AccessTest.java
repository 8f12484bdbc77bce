package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.AccountState;
import ebscensus.simulator.fleet.ScopeTruth;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.organizations.model.Account;

/** Accounts and regions that cannot be used, or only for a while. */
final class AccessTest {
    private static final String OWN = "111122223333";
    private static final String MEMBER = "444455556666";
    private static final String OTHER = "777788889999";
    private static final String HERE = "us-east-1";
    private static final String OFF = "me-south-1";
    private static final Simulation ORGANIZATION =
            Simulation.of(8, 60, List.of(OWN, MEMBER, OTHER), List.of(HERE, OFF));
    private static final Simulation WITHOUT_REGION = ORGANIZATION.withDisabledRegion(new SimulatedScope(OWN, OFF));
    private static final AwsCredentials OF_MEMBER = Client.of(MEMBER);

    @Test
    void a_disabled_region_refuses_every_call_to_EC2_and_STS() {
        try (var simulator = start(WITHOUT_REGION);
                var there = new Client(simulator, Client.OWN, OFF);
                var sts = Client.sts(simulator, OFF)) {
            assertRefused(401, "AuthFailure", there::fleet);
            assertRefused(401, "AuthFailure", there.ec2::describeRegions);
            assertRefused(401, "AuthFailure", there.ec2::describeAvailabilityZones);
            assertRefused(403, "InvalidClientTokenId", sts::getCallerIdentity);
            assertRefused(
                    403,
                    "InvalidClientTokenId",
                    () -> sts.assumeRole(role -> role.roleArn("arn:aws:iam::" + MEMBER + ":role/Reader")
                            .roleSessionName("census")));
        }
    }

    @Test
    void a_region_is_disabled_for_one_account_alone() {
        try (var simulator = start(WITHOUT_REGION);
                var here = new Client(simulator);
                var member = new Client(simulator, OF_MEMBER, OFF);
                var sts = Client.sts(simulator)) {
            assertThat(here.fleet()).hasSize(10);
            assertThat(member.fleet()).hasSize(10);
            assertThat(sts.getCallerIdentity().account()).isEqualTo(OWN);
        }
    }

    @Test
    void DescribeRegions_names_a_disabled_region_only_among_all() {
        try (var simulator = start(WITHOUT_REGION);
                var here = new Client(simulator);
                var member = new Client(simulator, OF_MEMBER, OFF)) {
            assertThat(here.ec2.describeRegions().regions())
                    .extracting(Region::regionName)
                    .containsExactly(HERE);
            assertThat(here.ec2.describeRegions(all -> all.allRegions(true)).regions())
                    .extracting(Region::regionName, Region::optInStatus)
                    .containsExactly(tuple(HERE, "opt-in-not-required"), tuple(OFF, "not-opted-in"));
            assertThat(here.ec2
                            .describeRegions(all -> all.allRegions(true)
                                    .filters(Filter.builder()
                                            .name("opt-in-status")
                                            .values("not-opted-in")
                                            .build()))
                            .regions())
                    .extracting(Region::regionName)
                    .containsExactly(OFF);
            assertThat(member.ec2.describeRegions().regions())
                    .extracting(Region::regionName)
                    .containsExactly(HERE, OFF);
        }
    }

    @Test
    void only_a_simulated_region_can_be_disabled() {
        assertThatThrownBy(() -> ORGANIZATION.withDisabledRegion(new SimulatedScope(OWN, "eu-west-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eu-west-1");
    }

    @Test
    void the_truth_counts_what_can_be_used() {
        var truth = WITHOUT_REGION
                .withAccount(MEMBER, AccountState.SUSPENDED)
                .withAccount(OTHER, AccountState.PENDING_CLOSURE)
                .truth(TruthQuery.ALL);

        assertThat(truth.byScope()).containsOnlyKeys(scope(OWN, HERE), scope(OTHER, HERE), scope(OTHER, OFF));
        assertThat(truth.instances()).isEqualTo(30);
        assertThat(truth.byAccount()).containsOnlyKeys(OWN, OTHER);
        assertThat(truth.byScope()).containsEntry(scope(OTHER, OFF), ofScope(OTHER, OFF));
    }

    @Test
    void Organizations_names_each_account_with_its_state_and_status() {
        var closing = ORGANIZATION
                .withAccount(MEMBER, AccountState.SUSPENDED)
                .withAccount(OTHER, AccountState.PENDING_CLOSURE);
        try (var simulator = start(closing);
                var organizations = Client.organizations(simulator, Client.OWN)) {
            assertThat(organizations.listAccounts(all -> {}).accounts())
                    .extracting(Account::id, Account::stateAsString, Account::statusAsString)
                    .containsExactly(
                            tuple(OWN, "ACTIVE", "ACTIVE"),
                            tuple(MEMBER, "SUSPENDED", "SUSPENDED"),
                            tuple(OTHER, "PENDING_CLOSURE", "PENDING_CLOSURE"));
        }
    }

    @Test
    void an_older_answer_of_Organizations_has_the_status_alone() {
        var options = SimulatorOptions.DEFAULT.withFaults(FaultPlan.hideAccountStates());
        try (var simulator = Simulator.start(ORGANIZATION.withAccount(MEMBER, AccountState.SUSPENDED), options);
                var organizations = Client.organizations(simulator, Client.OWN)) {
            assertThat(organizations.listAccounts(all -> {}).accounts())
                    .extracting(Account::id, Account::stateAsString, Account::statusAsString)
                    .containsExactly(
                            tuple(OWN, null, "ACTIVE"), tuple(MEMBER, null, "SUSPENDED"), tuple(OTHER, null, "ACTIVE"));
        }
    }

    @Test
    void a_suspended_account_refuses_everything_and_cannot_be_entered() {
        try (var simulator = start(ORGANIZATION.withAccount(MEMBER, AccountState.SUSPENDED));
                var member = new Client(simulator, OF_MEMBER, HERE);
                var sts = Client.sts(simulator);
                var organizations = Client.organizations(simulator, OF_MEMBER)) {
            assertRefused(401, "AuthFailure", member::fleet);
            assertRefused(401, "AuthFailure", member.ec2::describeRegions);
            assertRefused(400, "UnrecognizedClientException", () -> organizations.listAccounts(all -> {}));
            assertRefused(
                    403,
                    "AccessDenied",
                    () -> sts.assumeRole(role -> role.roleArn("arn:aws:iam::" + MEMBER + ":role/Reader")
                            .roleSessionName("census")));
        }
    }

    @Test
    void an_account_that_is_being_closed_works() {
        try (var simulator = start(ORGANIZATION.withAccount(MEMBER, AccountState.PENDING_CLOSURE));
                var member = new Client(simulator, OF_MEMBER, HERE);
                var sts = Client.sts(simulator)) {
            assertThat(member.fleet()).hasSize(10);
            assertThat(sts.assumeRole(role -> role.roleArn("arn:aws:iam::" + MEMBER + ":role/Reader")
                                    .roleSessionName("census"))
                            .assumedRoleUser()
                            .arn())
                    .contains(MEMBER);
        }
    }

    @Test
    void a_standalone_account_has_no_organization_and_is_in_none() {
        var alone = ORGANIZATION.withAccount(OWN, AccountState.STANDALONE);
        try (var simulator = start(alone);
                var organizations = Client.organizations(simulator, Client.OWN)) {
            assertRefused(400, "AWSOrganizationsNotInUseException", () -> organizations.listAccounts(all -> {}));
        }
        try (var simulator = start(ORGANIZATION.withAccount(OTHER, AccountState.STANDALONE));
                var organizations = Client.organizations(simulator, Client.OWN)) {
            assertThat(organizations.listAccounts(all -> {}).accounts())
                    .extracting(Account::id)
                    .containsExactly(OWN, MEMBER);
        }
        assertThat(alone.truth(TruthQuery.ALL)).isEqualTo(ORGANIZATION.truth(TruthQuery.ALL));
    }

    private static ScopeTruth ofScope(String account, String region) {
        return Objects.requireNonNull(
                ORGANIZATION.truth(TruthQuery.ALL).byScope().get(scope(account, region)));
    }

    private static SimulatedScope scope(String account, String region) {
        return new SimulatedScope(account, region);
    }

    private static Simulator start(Simulation simulation) {
        return Simulator.start(simulation, SimulatorOptions.DEFAULT);
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(type(AwsServiceException.class)).satisfies(error -> {
            assertThat(error.statusCode()).isEqualTo(status);
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
