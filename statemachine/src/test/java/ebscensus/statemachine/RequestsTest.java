package ebscensus.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.LocalS3;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * How many requests to EC2 it takes to count everything that is billed in a scope of 1,000 instances with two volumes each, 100
 * unattached volumes, and some in the Recycle Bin.
 */
class RequestsTest {
    private static final FleetShape SHAPE = FleetShape.PLAIN.withDetached(0.1).withRecycled(0.03);
    private static final Simulation FLEET =
            new Simulation(12, Map.of(new SimulatedScope("111122223333", "eu-west-1"), 1_000L), SHAPE);

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @ParameterizedTest(name = "{0} volumes a page: at most {1}")
    @CsvSource({"1000, 5", "500, 7"})
    void everything_takes_hardly_more_requests_than_it_has_pages(int volumesPageCap, int most) {
        var options = SimulatorOptions.DEFAULT.withVolumesPageCap(volumesPageCap);
        try (var pipeline = new Pipeline(s3, FLEET, options, PlanPolicy.DEFAULT)) {
            assertEverything(pipeline.count("{}"));
            assertThat(pipeline.ec2Requests()).as("on a laptop").isLessThanOrEqualTo(most);

            pipeline.requests().clear();
            var execution = pipeline.execute("requests-" + volumesPageCap, "{}");
            assertEverything(pipeline.report(execution.output()));
            assertThat(pipeline.ec2Requests()).as("through the state machine").isLessThanOrEqualTo(most);
        }
    }

    private static void assertEverything(JsonNode report) {
        assertThat(report.get("notCounted")).isEmpty();
        assertThat(report.get("totals").get("volumes").longValue()).isEqualTo(2_000);
        assertThat(volumes(report, "unattached")).isBetween(90L, 100L);
        assertThat(volumes(report, "recycleBin")).isEqualTo(30);
    }

    private static long volumes(JsonNode report, String use) {
        return report.get("uses").get(use).get("volumes").longValue();
    }
}
