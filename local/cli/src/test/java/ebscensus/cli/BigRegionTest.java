package ebscensus.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A region of so many pages that it is listed by its availability zones, over HTTP, against the simulator's own count. */
class BigRegionTest {
    private static final int INSTANCES = 25_000;
    private static final SimulatedScope SCOPE = new SimulatedScope("111122223333", "us-east-1");
    private static final String PAGES = "DescribeInstances";
    private static final String ZONES = "DescribeAvailabilityZones";

    /** 250 terminated instances come on top, and are on the pages: 26 of them, and 9 of each zone. */
    private static final long WHOLE = 26;

    private static final long BY_ZONE = 20 + 3 * 9 + 1;

    @Test
    void its_zones_are_read_each_by_itself_and_the_total_is_the_truth() {
        assertThat(requests(FaultPlan.NONE, "")).containsEntry(PAGES, BY_ZONE).containsEntry(ZONES, 1L);
    }

    @Test
    void a_role_that_may_not_ask_for_zones_has_it_listed_as_ever_and_is_told_why_that_is_slow() {
        String warning =
                "census: 111122223333/us-east-1 was listed page by page, which takes longer, because its zones are"
                        + " not known: denied: ec2:DescribeAvailabilityZones; allow it to the caller (";

        assertThat(requests(FaultPlan.denyAction(SCOPE, ZONES), warning))
                .containsEntry(PAGES, WHOLE)
                .containsEntry(ZONES, 1L);
    }

    /** A question by ids finds an instance that no zone had, and the chain is read on. */
    @Test
    void a_zone_that_EC2_does_not_name_is_counted_all_the_same() {
        assertThat(requests(FaultPlan.hideZone(SCOPE), "")).containsEntry(PAGES, WHOLE + 2 * 9 + 1 + 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void faults_that_pass_change_nothing(int seed) {
        String fleet = "2000 --seed " + seed;
        var counted = Ran.census(("run --output json --calls-per-second 60 --no-throttle --instances-page-cap 20"
                        + " --fault internal-error=0.05 --fault reset=0.05 --fault empty-page=0.1 --fault"
                        + " repeat-items=0.1 --fault hide-zone=us-east-1 --simulate " + fleet)
                .split(" ", -1));
        var truth = Ran.census(("simulate --truth --instances " + fleet).split(" ", -1));

        assertThat(counted.status()).as(counted.err()).isZero();
        assertThat(counted.findingsButUnlisted()).isEqualTo(truth.findingsButUnlisted());
    }

    /**
     * How often each action was asked for a census that finds the truth.
     *
     * @param warning how the only warning begins; empty if there is none
     */
    private static Map<String, Long> requests(FaultPlan faults, String warning) {
        var options = SimulatorOptions.DEFAULT.withThrottle(false).withFaults(faults);
        try (var simulator = Simulator.start(Simulation.of(7, INSTANCES), options)) {
            var counted = Ran.census(
                    "run",
                    "--output",
                    "json",
                    "--calls-per-second",
                    "60",
                    "--region",
                    SCOPE.region(),
                    "--endpoint-url",
                    simulator.endpoint().toString());
            var truth = Ran.census("simulate", "--truth", "--seed", "7", "--instances", Integer.toString(INSTANCES));

            assertThat(counted.status()).as(counted.err()).isZero();
            assertThat(counted.err().lines().filter(line -> line.startsWith("census: ")))
                    .hasSize(warning.isEmpty() ? 0 : 1)
                    .allMatch(line -> line.startsWith(warning));
            assertThat(counted.findingsButUnlisted())
                    .isEqualTo(truth.findingsButUnlisted())
                    .contains("\"verdict\" : \"COMPLETE\"");
            return simulator.requests().all().stream().collect(groupingBy(LoggedRequest::action, counting()));
        }
    }
}
