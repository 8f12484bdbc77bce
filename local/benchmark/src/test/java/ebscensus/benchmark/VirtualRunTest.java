package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.benchmark.VirtualRun.Surroundings;
import ebscensus.core.count.Concurrency;
import ebscensus.core.inventory.Budget;
import ebscensus.simulator.protocol.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against sums done by hand. */
class VirtualRunTest {
    private static final Overheads NONE =
            new Overheads(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1_000_000_000);
    private static final Latency A_SECOND = new Latency(Duration.ofSeconds(1), Duration.ZERO);

    @Test
    void pages_are_listed_one_after_the_other_and_batches_measured_at_once() {
        var run = VirtualRun.inProcess(Fleets.of(1, 3_000), surroundings(10, Duration.ZERO));

        // 3 pages; then 15 batches, 20 of which may be in flight.
        assertThat(run.duration()).isEqualTo(Duration.ofSeconds(3 + 1));
        assertThat(run.requests()).isEqualTo(3 + 15);
        assertThat(run.refused()).isZero();
    }

    @Test
    void what_the_burst_does_not_hold_waits_for_its_rate() {
        var run = VirtualRun.inProcess(Fleets.of(1, 20_000), surroundings(1, Duration.ZERO));

        // 20 pages, each a second after the other; then 100 batches of which 5 are at once, and 95 one each second.
        assertThat(run.duration()).isEqualTo(Duration.ofSeconds(20 + 95 + 1));
    }

    @Test
    void a_large_scope_is_listed_by_its_zones_at_once() {
        var run = VirtualRun.inProcess(Fleets.of(1, 60_000), surroundings(10, Duration.ZERO));

        // 20 pages, the question for zones, 20 pages of each of three zones and one of no instance; then 300 batches,
        // 50 of
        // them in the burst and 10 a second, the last of which takes its second.
        assertThat(run.requests()).isEqualTo(20 + 1 + 3 * 20 + 1 + 300);
        assertThat(run.duration()).isEqualTo(Duration.ofSeconds(20 + 1 + 20 + 25 + 1));
    }

    @Test
    void workers_share_the_rate_of_a_scope_so_that_fan_out_gains_nothing_in_it() {
        var alone = VirtualRun.inProcess(Fleets.of(1, 40_000), surroundings(1, Duration.ZERO));
        var shared = VirtualRun.fanOut(Fleets.of(1, 40_000), surroundings(1, Duration.ZERO));

        assertThat(shared.chunks()).isEqualTo(4);
        assertThat(shared.requests()).isEqualTo(alone.requests()).isEqualTo(20 + 1 + 3 * 14 + 1 + 200);
        assertThat(shared.duration())
                .isBetween(alone.duration(), alone.duration().plusSeconds(5));
    }

    @Test
    void two_processors_read_one_answer_each() {
        var run = VirtualRun.inProcess(Fleets.of(1, 1_000), surroundings(10, Duration.ofMillis(1)));

        // A page, read in a second; 5 batches of 400 volumes, each read in 0.4 s, on two processors: three rounds.
        assertThat(run.duration()).isEqualTo(Duration.ofMillis(1_000 + 1_000 + 1_000 + 3 * 400));
    }

    @Test
    void a_rate_above_the_documented_one_is_refused() {
        var asked = surroundings(60, Duration.ZERO);
        var quick = new Surroundings(
                new Latency(Duration.ofMillis(100), Duration.ZERO), asked.worker(), asked.overheads(), asked.budget());

        var run = VirtualRun.inProcess(Fleets.of(1, 100_000), quick);

        assertThat(run.refused()).isPositive();
    }

    @Test
    void a_clock_goes_on_when_all_lanes_have_ended_even_without_items() {
        var clock = new VirtualClock();
        var ended = new ArrayList<Duration>();

        VirtualClock.<Integer>forEach(
                List.of(3, 1, 1).iterator(),
                2,
                (seconds, done) -> clock.after(Duration.ofSeconds(seconds), done),
                () -> ended.add(clock.now()));
        VirtualClock.<Integer>forEach(List.<Integer>of().iterator(), 2, (_, _) -> {}, () -> ended.add(clock.now()));
        clock.run();

        assertThat(ended).containsExactly(Duration.ZERO, Duration.ofSeconds(3));
    }

    private static Surroundings surroundings(int callsPerSecond, Duration perItem) {
        return new Surroundings(
                A_SECOND,
                new VirtualWorker.Settings(2, Concurrency.DEFAULT, perItem, perItem, 2),
                NONE,
                Budget.ofCallsPerSecond(callsPerSecond));
    }
}
