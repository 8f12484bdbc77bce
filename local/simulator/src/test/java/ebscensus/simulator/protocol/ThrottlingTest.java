package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ebscensus.simulator.fleet.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** EC2's token buckets, on a clock that only the test moves. */
final class ThrottlingTest {
    private static final Simulation TWO_ACCOUNTS =
            Simulation.of(1, 10, List.of("111122223333", "444455556666"), List.of("us-east-1", "eu-west-1"));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    private Simulator start() {
        return Simulator.start(TWO_ACCOUNTS, SimulatorOptions.DEFAULT.withNanoClock(nanos::get));
    }

    /** How many calls pass until one is refused. */
    private static int passing(Runnable call) {
        for (int passed = 0; ; passed++) {
            try {
                call.run();
            } catch (Ec2Exception e) {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
                return passed;
            }
        }
    }

    private static void page(Ec2Client ec2) {
        ec2.describeVolumes(all -> all.maxResults(5));
    }

    @Test
    void a_hundred_pages_pass_at_once_and_then_twenty_a_second() {
        try (var simulator = start();
                var client = new Client(simulator)) {
            assertThat(passing(() -> page(client.ec2))).isEqualTo(100);

            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(passing(() -> page(client.ec2))).isEqualTo(20);

            nanos.addAndGet(Duration.ofMillis(49).toNanos());
            assertThat(passing(() -> page(client.ec2))).isZero();

            nanos.addAndGet(Duration.ofMillis(1).toNanos());
            assertThat(passing(() -> page(client.ec2))).isEqualTo(1);

            nanos.addAndGet(Duration.ofHours(1).toNanos());
            assertThat(passing(() -> page(client.ec2))).isEqualTo(100);
        }
    }

    @Test
    void calls_for_everything_have_a_bucket_of_fifty_and_ten_a_second() {
        try (var simulator = start();
                var client = new Client(simulator)) {
            assertThat(passing(client.ec2::describeVolumes)).isEqualTo(50);
            assertThat(passing(() -> client.ec2.describeVolumes(all -> all.filters(Client.filter("size", "8")))))
                    .isEqualTo(100);

            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(passing(client.ec2::describeVolumes)).isEqualTo(10);
        }
    }

    @Test
    void a_list_of_ids_is_neither_a_page_nor_a_filter() {
        try (var simulator = start();
                var client = new Client(simulator)) {
            var volume = client.volumes(all -> all).getFirst().volumeId();
            var instance = client.fleet().getFirst().instanceId();

            assertThat(passing(() -> client.ec2.describeVolumes(all -> all.volumeIds(volume))))
                    .isEqualTo(50);
            assertThat(passing(() -> client.ec2.describeInstances(all -> all.instanceIds(instance))))
                    .isEqualTo(50);
            assertThat(passing(() -> client.ec2.describeVolumes(
                            all -> all.volumeIds(volume).filters(Client.filter("status", "in-use")))))
                    .isEqualTo(99);
        }
    }

    @Test
    void accounts_regions_and_actions_have_buckets_of_their_own() {
        try (var simulator = start();
                var here = new Client(simulator);
                var otherRegion = new Client(simulator, Client.OWN, "eu-west-1");
                var otherAccount = new Client(simulator, Client.of("444455556666"), Client.REGION)) {
            assertThat(passing(() -> page(here.ec2))).isEqualTo(100);
            assertThat(passing(() -> page(otherRegion.ec2))).isEqualTo(100);
            assertThat(passing(() -> page(otherAccount.ec2))).isEqualTo(100);
            assertThat(passing(() -> here.ec2.describeInstances(all -> all.maxResults(5))))
                    .isEqualTo(100);
            assertThat(passing(here.ec2::describeRegions)).isEqualTo(100);
        }
    }

    @Test
    void wrong_calls_are_charged_like_right_ones() {
        try (var simulator = start();
                var client = new Client(simulator)) {
            for (int i = 0; i < 30; i++) {
                assertThatThrownBy(() -> client.ec2.describeVolumes(all -> all.maxResults(1)))
                        .asInstanceOf(type(Ec2Exception.class))
                        .extracting(Ec2Exception::statusCode)
                        .isEqualTo(400);
            }

            assertThat(passing(() -> page(client.ec2))).isEqualTo(70);
        }
    }

    @Test
    void throttling_can_be_switched_off() {
        var unthrottled = SimulatorOptions.DEFAULT.withNanoClock(nanos::get).withThrottle(false);

        try (var simulator = Simulator.start(TWO_ACCOUNTS, unthrottled);
                var client = new Client(simulator)) {
            for (int i = 0; i < 150; i++) {
                page(client.ec2);
            }

            assertThat(simulator.requests().all()).hasSize(150).allMatch(request -> request.status() == 200);
        }
    }

    @Test
    void an_exhausted_bucket_answers_with_503() {
        try (var simulator = start();
                var client = new Client(simulator)) {
            passing(() -> page(client.ec2));

            assertThatThrownBy(() -> page(client.ec2))
                    .asInstanceOf(type(Ec2Exception.class))
                    .matches(Ec2Exception::isThrottlingException)
                    .extracting(Ec2Exception::statusCode)
                    .isEqualTo(503);
        }
    }
}
