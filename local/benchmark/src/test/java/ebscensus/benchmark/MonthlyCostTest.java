package ebscensus.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against sums done by hand. */
class MonthlyCostTest {
    @Test
    void a_thousand_instances_are_listed_and_measured_by_one_function() {
        var run = RunUsage.of(1_000);

        assertThat(run.lambdaRequests()).isEqualTo(2);
        // (2 s to start + 1 s for the page + 1 s for five calls at once) x 3,538 MB + 2 s x 1,769 MB, by 1,024.
        assertThat(run.lambdaGigabyteSeconds()).isEqualByComparingTo("17.275390625");
        assertThat(run.stateTransitions()).isEqualTo(7);
    }

    @Test
    void a_hundred_thousand_instances_are_divided_among_four_workers() {
        var run = RunUsage.of(100_000);

        assertThat(run.lambdaRequests()).isEqualTo(6);
        assertThat(run.stateTransitions()).isEqualTo(7 + 1 + 4 * 3);
        // (2 + 100 s for the pages + 4 workers x (2 + 1 + 45.2 s: 113 of 125 calls at 2.5 a second)) x 3,538 MB +
        // 3,538.
        // times.
        assertThat(run.lambdaGigabyteSeconds()).isEqualByComparingTo("1022.012109375");
    }

    @Test
    void a_month_is_thirty_nights_at_list_prices() {
        var cost = MonthlyCost.of(1_000);

        assertThat(cost.lambda()).isCloseTo(new BigDecimal("0.0069222"), within(new BigDecimal("0.0000001")));
        assertThat(cost.stepFunctions()).isEqualByComparingTo("0.00525");
        assertThat(cost.logs()).isEqualByComparingTo("0.0006");
        assertThat(cost.scheduler()).isEqualByComparingTo("0.00003");
        // A dashboard, eight metrics of alarms, and 23 metrics for 30 hours of 720.
        assertThat(cost.watching()).isEqualByComparingTo("4.0875");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 10_000, 100_000})
    void the_total_is_the_sum_of_its_parts(long instances) {
        var cost = MonthlyCost.of(instances);

        assertThat(cost.total())
                .isEqualByComparingTo(cost.lambda()
                        .add(cost.stepFunctions())
                        .add(cost.s3())
                        .add(cost.logs())
                        .add(cost.scheduler())
                        .add(cost.watching()));
    }

    @Test
    void a_larger_fleet_never_costs_less() {
        assertThat(Stream.of(1L, 1_000L, 10_000L, 10_001L, 50_000L, 100_000L)
                        .map(instances -> MonthlyCost.of(instances).total()))
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void prices_are_for_one() {
        assertThat(ListPrices.STATE_TRANSITION).isEqualByComparingTo(new BigDecimal("0.000025"));
        assertThat(ListPrices.SCHEDULER_START).isEqualByComparingTo(new BigDecimal("0.000001"));
    }
}
