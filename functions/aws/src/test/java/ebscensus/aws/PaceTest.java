package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Duration PER_CALL = Duration.ofMillis(100);

    private final Pace pace = new Pace(PER_CALL);

    @Test
    void it_is_whole_until_something_is_refused() {
        assertThat(pace.part(afterCalls(0))).isEqualTo(1);
        assertThat(pace.part(afterCalls(1_000_000))).isEqualTo(1);
    }

    @Test
    void the_half_that_a_refusal_takes_comes_back_evenly_in_50_calls_time() {
        assertThat(pace.slowDown(0, afterCalls(7))).isTrue();

        assertThat(pace.part(afterCalls(7))).isEqualTo(0.5);
        assertThat(pace.part(afterCalls(7 + 25))).isEqualTo(0.75);
        assertThat(pace.part(afterCalls(7 + 50))).isEqualTo(1);
        assertThat(pace.part(afterCalls(7 + 51))).isEqualTo(1);
    }

    @Test
    void half_of_what_has_come_back_is_lost_to_the_next_refusal() {
        pace.slowDown(0, afterCalls(0));
        pace.slowDown(1, afterCalls(30));

        assertThat(pace.part(afterCalls(30))).isEqualTo(0.4);
    }

    @Test
    void a_quarter_is_left_however_much_is_refused_and_the_whole_is_back_75_calls_time_later() {
        for (int slowdowns = 0; slowdowns < 100; slowdowns++) {
            pace.slowDown(slowdowns, 0);
        }

        assertThat(pace.part(0)).isEqualTo(0.25);
        assertThat(pace.part(afterCalls(74))).isLessThan(1);
        assertThat(pace.part(afterCalls(75))).isEqualTo(1);
    }

    @Test
    void what_was_paid_for_before_the_last_slowdown_does_not_slow_it_down_again() {
        assertThat(pace.slowDown(0, 0)).isTrue();
        assertThat(pace.slowDown(0, 0)).isFalse();
        assertThat(pace.slowDown(1, 0)).isTrue();
        assertThat(pace.slowDown(0, 0)).isFalse();
        assertThat(pace.slowDown(1, 0)).isFalse();

        assertThat(pace.slowdowns()).isEqualTo(2);
        assertThat(pace.part(0)).isEqualTo(0.25);
    }

    /** Of a budget's four workers each sees every fourth refusal. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void workers_that_divide_a_budget_give_way_together_as_one_with_all_of_it_would(long seed) {
        double alone = meanPart(1, new Random(seed));
        double together = meanPart(4, new Random(seed));

        assertThat(alone).isBetween(0.4, 0.9);
        assertThat(together / alone).isBetween(0.9, 1.1);
    }

    /** In an hour in which one of thirty calls is refused, whoever makes it. */
    private static double meanPart(int workers, Random random) {
        var perCall = PER_CALL.multipliedBy(workers);
        double sum = 0;
        long steps = 0;
        for (int worker = 0; worker < workers; worker++) {
            var pace = new Pace(perCall);
            long end = Duration.ofHours(1).toNanos();
            for (long now = 0; now < end; now += PER_CALL.toNanos()) {
                double part = pace.part(now);
                sum += part;
                steps++;
                if (random.nextDouble() < part / workers / 30) {
                    pace.slowDown(pace.slowdowns(), now);
                }
            }
        }
        return sum / steps;
    }

    private static long afterCalls(int calls) {
        return PER_CALL.multipliedBy(calls).toNanos();
    }
}
