package ebscensus.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int EC2_CAPACITY = 100;
    private static final int EC2_RATE = 20;
    private static final int NEW_CONNECTIONS = 100;

    @Test
    void a_scope_has_five_seconds_of_calls_to_burst_with() {
        assertThat(Budget.ofCallsPerSecond(10)).isEqualTo(new Budget(Duration.ofMillis(100), 50));
    }

    @Test
    void whoever_takes_the_whole_of_EC2s_bucket_leaves_a_second_of_it_and_has_nine_tenths_of_its_rate() {
        var whole = Budget.ofCallsPerSecond(EC2_RATE);

        assertThat(whole).isEqualTo(new Budget(Duration.ofMillis(50), 80));
        for (int calls : List.of(500, 1_000, 5_000)) {
            var least = SECOND.multipliedBy(calls - EC2_CAPACITY).dividedBy(EC2_RATE);
            assertThat(whole.timeFor(calls).multipliedBy(9)).isLessThanOrEqualTo(least.multipliedBy(10));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void EC2_refuses_nothing_of_it_while_requests_take_up_to_a_second_to_arrive(long seed) {
        assertThat(refused(Budget.ofCallsPerSecond(EC2_RATE), new Random(seed))).isZero();
    }

    @Test
    void of_a_budget_that_mirrors_EC2s_bucket_it_would() {
        assertThat(refused(new Budget(Duration.ofMillis(50), EC2_CAPACITY), new Random(1)))
                .isPositive();
    }

    /** Of 1,000 requests, each sent as soon as the budget has it. Those on new connections take a second, others up to one. */
    private static int refused(Budget budget, Random random) {
        long[] arrivals = LongStream.range(0, 1_000)
                .map(call -> budget.timeFor(call + 1).toNanos()
                        + (call < NEW_CONNECTIONS ? SECOND.toNanos() : random.nextLong(SECOND.toNanos())))
                .sorted()
                .toArray();
        double tokens = EC2_CAPACITY;
        long filledAt = arrivals[0];
        int refused = 0;
        for (long arrival : arrivals) {
            tokens = Math.min(EC2_CAPACITY, tokens + (arrival - filledAt) * (double) EC2_RATE / SECOND.toNanos());
            filledAt = arrival;
            if (tokens < 1 - 1e-6) {
                refused++;
            } else {
                tokens--;
            }
        }
        return refused;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10, 59, 60})
    void a_rate_that_does_not_divide_a_second_is_rounded_down(int rate) {
        var perCall = Budget.ofCallsPerSecond(rate).perCall();

        assertThat(perCall.multipliedBy(rate)).isBetween(SECOND, SECOND.plusNanos(rate));
    }

    @Test
    void workers_that_run_at_once_divide_the_rate_and_all_parts_the_burst() {
        var whole = new Budget(Duration.ofMillis(100), 50);

        assertThat(whole.dividedAmong(4, 10)).isEqualTo(new Budget(Duration.ofMillis(400), 12));
        assertThat(whole.dividedAmong(60, 10)).isEqualTo(new Budget(SECOND, 0));
        assertThat(whole.dividedAmong(1, 10)).isEqualTo(whole);
    }

    @Test
    void a_worker_that_starts_again_has_its_rate_and_no_burst() {
        assertThat(new Budget(SECOND, 5).withoutBurst()).isEqualTo(new Budget(SECOND, 0));
    }

    @Test
    void calls_beyond_the_burst_take_their_time() {
        var budget = new Budget(SECOND, 5);

        assertThat(budget.timeFor(0)).isEqualTo(Duration.ZERO);
        assertThat(budget.timeFor(5)).isEqualTo(Duration.ZERO);
        assertThat(budget.timeFor(8)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_budget_that_gives_no_calls_or_owes_some_is_refused() {
        assertThatThrownBy(() -> new Budget(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Budget(SECOND.negated(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Budget(SECOND, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("invalid budget: one call per PT1S, burst -1");
    }
}
