package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.protocol.Latency;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Against sums done by hand. */
class MinimumTest {
    private static final Latency LATENCY = new Latency(Duration.ofMillis(100), Duration.ofMillis(1));

    @Test
    void a_small_fleet_takes_its_longest_chain_of_answers() {
        // 2 pages with 1,600 instances, then one of volumes for the last 200 instances.
        assertThat(Minimum.of(1_600, 2, LATENCY)).isEqualTo(Duration.ofMillis(2 * 100 + 1_600 + 100 + 400));
    }

    @Test
    void a_large_fleet_takes_what_its_bucket_allows() {
        var quick = new Latency(Duration.ZERO, Duration.ZERO);

        // 400 pages of 500 volumes: 100 at once, and 20 a second.
        assertThat(Minimum.of(100_000, 2, quick)).isEqualTo(Duration.ofSeconds((400 - 100) / 20));
        assertThat(Minimum.of(25_000, 2, quick)).isZero();
    }

    @Test
    void a_batch_with_more_than_a_page_adds_its_pages_to_the_chain() {
        assertThat(Minimum.chain(200, 5, LATENCY)).isEqualTo(Duration.ofMillis(100 + 200 + 2 * 100 + 1_000));
    }
}
