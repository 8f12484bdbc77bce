package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.AccountState;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.TruthQuery;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManyAccountsTest {
    /** What follows an account's id that could not be entered: its name is told by the organization. */
    private static final String NAMED = "/\\* \\([^)]+\\): nothing counted";

    private static final String DENYING = "300000000003";
    private static final Simulation ORGANIZATION =
            Simulation.of(7, 600, List.of("111122223333", "200000000002", DENYING), List.of("eu-west-1", "us-east-1"));
    private static final FaultPlan DENIAL = FaultPlan.denyRole(DENYING);

    @Test
    void a_healthy_organization_is_counted_account_by_account() {
        var ran = run(FaultPlan.NONE, "--organization --all-regions --output json");

        var truth = ORGANIZATION.truth(TruthQuery.ALL);
        assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.COMPLETE);
        assertThat(ran.out())
                .contains("\"volumes\" : " + truth.total().volumes() + ",")
                .contains("\"111122223333\"", "\"200000000002\"", "\"" + DENYING + "\"");
    }

    @Test
    void an_account_that_denies_the_role_is_one_line_above_a_total_of_at_least() {
        var ran = run(DENIAL, "--organization --all-regions");

        assertThat(ran.status()).isEqualTo(ExitStatus.INCOMPLETE);
        assertThat(ran.out())
                .startsWith("EBS census: INCOMPLETE")
                .contains("Missing: 1 of 5 scopes", "denied: sts:AssumeRole")
                .containsPattern(DENYING + NAMED)
                .contains("at least");
    }

    @Test
    void what_is_tolerated_is_shown_and_does_not_fail_the_census() {
        var ran = run(DENIAL, "--organization --all-regions --tolerate " + DENYING);

        assertThat(ran.status()).isEqualTo(ExitStatus.COMPLETE);
        assertThat(ran.out())
                .startsWith("EBS census: COMPLETE")
                .contains("Missing but tolerated: 1 of 5 scopes")
                .containsPattern(DENYING + NAMED)
                .doesNotContain("at least");
    }

    @Test
    void a_suspended_account_is_a_line_that_can_be_tolerated() {
        var withSuspended = ORGANIZATION.withAccount("900000000001", AccountState.SUSPENDED);
        var ran = run(withSuspended, FaultPlan.NONE, "--organization");
        var tolerant = run(withSuspended, FaultPlan.NONE, "--organization --tolerate 900000000001");

        assertThat(ran.status()).isEqualTo(ExitStatus.INCOMPLETE);
        assertThat(ran.out())
                .contains("Missing: 1 of 4 scopes", "SUSPENDED", "exclude the account")
                .containsPattern("900000000001" + NAMED);
        assertThat(tolerant.status()).isEqualTo(ExitStatus.COMPLETE);
        assertThat(tolerant.out()).contains("Missing but tolerated: 1 of 4 scopes");
    }

    @Test
    void an_organization_without_an_account_that_is_not_excluded_leaves_nothing_to_count() {
        var ran = run(
                FaultPlan.NONE,
                "--organization --exclude-account 111122223333 --exclude-account 200000000002 --exclude-account "
                        + DENYING);

        assertThat(ran.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("census: there is nothing to count: the organization has no account other than the");
    }

    @Test
    void an_excluded_account_is_not_asked_for() {
        var ran = run(DENIAL, "--organization --exclude-account " + DENYING + " --all-regions --output json");

        assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.COMPLETE);
        assertThat(ran.findings()).doesNotContain(DENYING);
    }

    @Test
    void accounts_are_counted_by_name_in_the_region_of_the_configuration() {
        var ran = run(DENIAL, "--account 111122223333 --account 200000000002 --output json");

        assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.COMPLETE);
        assertThat(ran.out()).contains("\"200000000002\"", "\"us-east-1\"").doesNotContain("\"eu-west-1\"");
    }

    @Test
    void a_simulated_organization_in_trouble_names_each_cause_above_the_rest() {
        var organization = new ArrayList<>(List.of("run", "--simulate", "1200", "--simulated-accounts", "4"));
        organization.add("--organization");
        organization.addAll(List.of("--region", "eu-west-1", "--region", "me-south-1", "--region", "us-east-1"));
        organization.addAll(List.of("--fault", "deny-role=200000000001", "--fault", "disable=200000000002/me-south-1"));
        organization.addAll(
                List.of("--fault", "throttle=200000000003/eu-west-1", "--fault", "fail-last-page=us-east-1"));
        var ran = Ran.census(organization.toArray(String[]::new));

        assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.INCOMPLETE);
        assertThat(ran.out())
                .startsWith("EBS census: INCOMPLETE")
                .contains("Missing: 4 of 10 scopes")
                .containsPattern("200000000001/\\* \\([^)]+\\): nothing counted\n  denied: sts:AssumeRole")
                .containsPattern("200000000002/me-south-1 \\([^)]+\\): nothing counted\n  the region is not enabled")
                .containsPattern("200000000003/eu-west-1 \\([^)]+\\): nothing counted\n  throttled: EC2 kept rejecting")
                .containsPattern("111122223333/us-east-1 \\([^)]+\\): nothing counted\n"
                        + "  failed: ec2:DescribeInstances: InternalError")
                .containsPattern("Instances +at least +600\n");
    }

    @Test
    void a_region_that_one_member_has_not_enabled_is_missing_there_alone() {
        var options = List.of("run", "--simulate", "400", "--simulated-accounts", "2", "--organization");
        var ran = Ran.census(Stream.of(
                        options,
                        List.of("--region", "eu-west-1", "--region", "us-east-1"),
                        List.of("--fault", "opt-out=200000000001/us-east-1"))
                .flatMap(List::stream)
                .toArray(String[]::new));

        assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.INCOMPLETE);
        assertThat(ran.out())
                .contains("Missing: 1 of 4 scopes")
                .containsPattern("200000000001/us-east-1 \\([^)]+\\): nothing counted")
                .containsPattern("Instances +at least +300\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        --account 1                                    | --account: "1" is not allowed
        --account 111122223333 --organization          | --account and --organization exclude each other
        --role a/../b                                  | --role: "a/../b" is not allowed
        --external-id x                                | --external-id: "x" is not allowed
        --tolerate europe                              | --tolerate: "europe" is not allowed
        --organizational-unit x                        | --organizational-unit: "x" is not allowed
        --exclude-account x                            | --exclude-account: "x" is not allowed
        """)
    void what_is_wrong_is_refused_by_the_name_of_its_option(String options, String message) {
        var ran = run(FaultPlan.NONE, options);

        assertThat(ran.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(ran.err()).contains(message);
    }

    private static Ran run(FaultPlan faults, String options) {
        return run(ORGANIZATION, faults, options);
    }

    private static Ran run(Simulation organization, FaultPlan faults, String options) {
        var plan = SimulatorOptions.DEFAULT.withFaults(faults);
        try (var simulator = Simulator.start(organization, plan)) {
            var words = new ArrayList<>(
                    List.of("run", "--endpoint-url", simulator.endpoint().toString()));
            words.addAll(List.of(options.split(" ", -1)));
            return Ran.census(words.toArray(String[]::new));
        }
    }
}
