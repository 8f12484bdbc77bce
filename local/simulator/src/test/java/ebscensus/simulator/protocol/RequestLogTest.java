package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the simulator remembers of its requests. */
final class RequestLogTest {
    private static final SimulatedScope SCOPE = new SimulatedScope("111122223333", "us-east-1");

    @Test
    void a_request_is_logged_with_what_it_asked_and_what_it_got() {
        var nanos = new AtomicLong(77);
        var options = SimulatorOptions.DEFAULT.withNanoClock(nanos::get);

        try (var simulator = Simulator.start(Simulation.of(1, 20).withShape(FleetShape.PLAIN), options);
                var client = new Client(simulator)) {
            client.ec2.describeVolumes(all -> all.maxResults(2000)
                    .filters(Client.filter("status", "in-use", "available"), Client.filter("size", "*")));

            assertThat(simulator.requests().all())
                    .containsExactly(new LoggedRequest(
                            77,
                            "111122223333",
                            "us-east-1",
                            "DescribeVolumes",
                            OptionalInt.of(2000),
                            3,
                            0,
                            false,
                            Optional.empty(),
                            200,
                            Optional.empty(),
                            40));
        }
    }

    @Test
    void the_most_requests_of_any_window_are_found() {
        var log = new RequestLog(100);
        for (long millis : new long[] {0, 10, 20, 1000, 1005, 1009, 1010, 5000}) {
            log.add(request(millis, "DescribeVolumes"));
        }
        log.add(request(1001, "DescribeInstances"));

        assertThat(log.mostWithin(Duration.ofMillis(10), SCOPE, "DescribeVolumes"))
                .isEqualTo(3);
        assertThat(log.mostWithin(Duration.ofMillis(11), SCOPE, "DescribeVolumes"))
                .isEqualTo(4);
        assertThat(log.mostWithin(Duration.ofDays(1), SCOPE, "DescribeVolumes")).isEqualTo(8);
        assertThat(log.mostWithin(Duration.ofDays(1), SCOPE, "DescribeRegions")).isZero();
        assertThat(log.countByAction()).isEqualTo(Map.of("DescribeVolumes", 8, "DescribeInstances", 1));
    }

    @Test
    void only_the_newest_are_kept_and_none_if_it_is_off() {
        var two = new RequestLog(2);
        var off = new RequestLog(0);
        for (long millis = 0; millis < 5; millis++) {
            two.add(request(millis, "DescribeVolumes"));
            off.add(request(millis, "DescribeVolumes"));
        }

        assertThat(two.all()).extracting(LoggedRequest::nanos).containsExactly(3_000_000L, 4_000_000L);
        assertThat(off.all()).isEmpty();
    }

    private static LoggedRequest request(long millis, String action) {
        return new LoggedRequest(
                millis * 1_000_000,
                SCOPE.account(),
                SCOPE.region(),
                action,
                OptionalInt.empty(),
                0,
                0,
                false,
                Optional.empty(),
                200,
                Optional.empty(),
                0);
    }

    @Test
    void an_answer_takes_its_latency() {
        var latency = new Latency(Duration.ofMillis(20), Duration.ofMillis(1));
        var simulation = Simulation.of(1, 15).withShape(FleetShape.PLAIN);

        try (var simulator = Simulator.start(simulation, SimulatorOptions.DEFAULT.withLatency(latency));
                var client = new Client(simulator)) {
            long before = System.nanoTime();
            client.volumes(all -> all);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        }
    }
}
