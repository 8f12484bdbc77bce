package ebscensus.cli;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.LoggedRequest;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a census asks of EC2, by the simulator's own record of requests. */
class PolitenessTest {
    @Test
    void a_thousand_instances_with_two_volumes_each_take_seven_requests_at_the_most() {
        var requests = requests(Simulation.of(1, 1_000).withShape(FleetShape.PLAIN), SimulatorOptions.DEFAULT);

        assertThat(requests).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void every_call_that_EC2_has_pages_for_is_paginated_and_has_at_most_200_filter_values() {
        var options = SimulatorOptions.DEFAULT.withInstancesPageCap(50).withVolumesPageCap(100);

        var requests = requests(Simulation.of(1, 2_000), options);

        assertThat(requests).allSatisfy(request -> {
            assertThat(request.maxResults().isPresent())
                    .isEqualTo(!request.action().equals("DescribeAvailabilityZones"));
            assertThat(request.filterValues()).isLessThanOrEqualTo(200);
            assertThat(request.ids()).isZero();
        });
    }

    @Test
    void in_no_window_are_there_more_calls_than_burst_and_rate_allow() {
        int rate = 40;
        int burst = 5 * rate;
        var options = SimulatorOptions.DEFAULT.withVolumesPageCap(5).withThrottle(false);

        var byAction = requests(Simulation.of(1, 800), options, "--calls-per-second", Integer.toString(rate)).stream()
                .collect(groupingBy(LoggedRequest::action));

        assertThat(byAction.get("DescribeVolumes")).hasSizeGreaterThan(burst + rate);
        byAction.values().forEach(requests -> assertNoWindowAbove(burst, rate, requests));
    }

    private static List<LoggedRequest> requests(Simulation simulation, SimulatorOptions options, String... arguments) {
        try (var simulator = Simulator.start(simulation, options)) {
            var all = new ArrayList<>(
                    List.of("run", "--endpoint-url", simulator.endpoint().toString(), "--region", "us-east-1"));
            all.addAll(List.of(arguments));
            var ran = Ran.census(all.toArray(String[]::new));
            assertThat(ran.status()).as(ran.err()).isZero();
            return simulator.requests().all().stream()
                    .filter(request -> request.action().startsWith("Describe"))
                    .toList();
        }
    }

    /** A request may arrive later than it was let go, so that arrivals bunch: half a second's worth is allowed for that. */
    private static void assertNoWindowAbove(int burst, int rate, List<LoggedRequest> requests) {
        long[] arrivals =
                requests.stream().mapToLong(LoggedRequest::nanos).sorted().toArray();
        for (int from = 0; from < arrivals.length; from++) {
            for (int to = from; to < arrivals.length; to++) {
                double seconds = (arrivals[to] - arrivals[from]) / 1e9;
                assertThat(to - from + 1).isLessThanOrEqualTo((int) Math.ceil(burst + rate * (seconds + 0.5)));
            }
        }
    }
}
