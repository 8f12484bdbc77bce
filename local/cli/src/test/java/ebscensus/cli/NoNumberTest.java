package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no number at all: status 1, and one line that says why and what to do. */
class NoNumberTest {
    private static final String OWN = "111122223333";
    private static final String OTHER = "200000000002";
    private static final String OFF = "me-south-1";
    private static final Simulation FLEET = Simulation.of(7, 60, List.of(OWN, OTHER), List.of("us-east-1", OFF));

    /** The own account lacks that region, and no service there accepts its credentials. */
    private static final FaultPlan LACKING = FaultPlan.disableRegion(new SimulatedScope(OWN, OFF));

    @ParameterizedTest
    @ValueSource(strings = {"--region me-south-1 --region us-east-1", "--region us-east-1 --region me-south-1"})
    void a_region_that_is_off_costs_that_region_only_wherever_it_is_named(String regions) {
        for (String configured : List.of(OFF, "us-east-1")) {
            var ran = run(LACKING, configured, regions);

            assertThat(ran.status()).as(ran.err()).isEqualTo(ExitStatus.INCOMPLETE);
            assertThat(ran.out())
                    .contains(
                            "Missing: 1 of 2 scopes", OWN + "/me-south-1: nothing counted\n  the region is not enabled")
                    .containsPattern("Instances +at least +15\n");
            assertThat(run(LACKING, configured, regions + " --tolerate me-south-1")
                            .status())
                    .isEqualTo(ExitStatus.COMPLETE);
        }
    }

    @Test
    void nothing_but_a_region_that_is_off_is_no_number_even_if_it_is_tolerated() {
        for (String tolerated : List.of("", " --tolerate me-south-1")) {
            assertLine(run(LACKING, OFF, "--region me-south-1" + tolerated))
                    .startsWith("census: nothing could be listed in 111122223333/me-south-1: the region is not enabled")
                    .contains("AuthFailure from 127.0.0.1:", "AWS was not able to validate the provided access");
        }
    }

    @Test
    void a_filter_that_EC2_does_not_know_is_no_number() {
        assertLine(run(FaultPlan.NONE, "us-east-1", "--filter no-such-filter=1 --all-regions"))
                .startsWith("census: nothing could be listed in any of 2 scopes: failed: ec2:DescribeInstances:"
                        + " InvalidParameterValue (127.0.0.1:")
                .contains("; check each --filter");
    }

    @Test
    void credentials_that_have_expired_are_no_number() {
        var expired = refusing("DescribeInstances", "us-east-1", 400, "RequestExpired", "Request has expired.");

        assertLine(run(expired, "us-east-1", "--region us-east-1"))
                .contains("RequestExpired (127.0.0.1:", "Request has expired.); renew the credentials");
    }

    @Test
    void where_the_reasons_differ_each_is_named_with_its_scope() {
        var denied = FaultPlan.denyAction(new SimulatedScope(OWN, "us-east-1"), "DescribeInstances");

        assertLine(run(LACKING.and(denied), "us-east-1", "--region us-east-1 --region me-south-1"))
                .startsWith("census: nothing could be listed in any of 2 scopes: 111122223333/me-south-1: the region")
                .contains("; 111122223333/us-east-1: denied: ec2:DescribeInstances");
    }

    @Test
    void an_account_without_an_organization_ends_with_its_cause() {
        var none = refusing(
                "ListAccounts",
                "us-east-1",
                400,
                "AWSOrganizationsNotInUseException",
                "Your account is not a member of an organization.");

        assertLine(run(none, "us-east-1", "--organization"))
                .contains("AWSOrganizationsNotInUse", "Your account is not a member", "leave out --organization");
    }

    @Test
    void an_account_that_may_not_ask_for_the_organization_is_told_who_may() {
        var denied = refusing("ListAccounts", "us-east-1", 400, "AccessDeniedException", "You don't have permissions.");

        assertLine(run(denied, "us-east-1", "--organization"))
                .contains(
                        "denied: organizations:ListAccounts; only the management account of the organization or a"
                                + " delegated administrator",
                        "You don't have permissions.");
    }

    @Test
    void an_AssumeRole_that_is_throttled_names_STS() {
        var throttled = refusing("AssumeRole", "us-east-1", 400, "Throttling", "Rate exceeded");

        assertLine(run(throttled, "us-east-1", "--account " + OTHER))
                .contains(
                        "throttled: STS kept rejecting sts:AssumeRole because of the request rate",
                        "Throttling from 127.0.0.1:");
    }

    @Test
    void a_role_may_have_a_path() {
        assertThat(run(FaultPlan.NONE, "us-east-1", "--account " + OTHER + " --role audit/Reader")
                        .status())
                .isEqualTo(ExitStatus.COMPLETE);
    }

    private static AbstractStringAssert<?> assertLine(Ran ran) {
        assertThat(ran.status()).as(ran.out()).isEqualTo(ExitStatus.FAILED);
        assertThat(ran.out()).isEmpty();
        return assertThat(ran.err())
                .containsOnlyOnce("\n")
                .doesNotContain("null", "java.", "software.amazon", "Exception", "unexpected");
    }

    private static FaultPlan refusing(String action, String region, int status, String code, String message) {
        return request ->
                request.action().equals(action) && request.scope().region().equals(region)
                        ? Optional.of(new Fault.Refusal(status, code, message))
                        : Optional.empty();
    }

    private static Ran run(FaultPlan faults, String configuredRegion, String options) {
        try (var simulator = Simulator.start(FLEET, SimulatorOptions.DEFAULT.withFaults(faults))) {
            var words = new ArrayList<>(
                    List.of("run", "--endpoint-url", simulator.endpoint().toString()));
            words.addAll(List.of(options.split(" ", -1)));
            return Ran.census(Ran.AWS.withRegion(configuredRegion), words.toArray(String[]::new));
        }
    }
}
