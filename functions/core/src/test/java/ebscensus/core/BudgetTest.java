package ebscensus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void a_scope_has_five_seconds_of_calls_to_burst_with() {
        assertThat(Budget.ofCallsPerSecond(10)).isEqualTo(new Budget(Duration.ofMillis(100), 50));
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
                .hasMessage("no budget: a call each PT1S, burst -1");
    }
}
