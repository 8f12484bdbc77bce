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
        assertThat(run.stateTransitions()).isEqualTo(8);
    }

    @Test
    void a_hundred_thousand_instances_are_divided_among_four_workers() {
        var run = RunUsage.of(100_000);

        assertThat(run.lambdaRequests()).isEqualTo(6);
        assertThat(run.stateTransitions()).isEqualTo(8 + 1 + 4 * 3);
        // (2 + 100 s for the pages + 4 workers x (2 + 1 + 45.2 s: 113 of 125 calls at 2.5 a second)) x 3,538 MB +
        // 3,538.
        // times.
        assertThat(run.lambdaGigabyteSeconds()).isEqualByComparingTo("1022.012109375");
    }

    @Test
    void a_month_is_thirty_nights_at_list_prices() {
        var cost = MonthlyCost.of(1_000);

        assertThat(cost.lambda()).isCloseTo(new BigDecimal("0.0069222"), within(new BigDecimal("0.0000001")));
        assertThat(cost.stepFunctions()).isEqualByComparingTo("0.006");
        // 30 nights x (11 to write, 93 to read); 14 nights of 10 KB, 35 of 61 KB and 1,095 of 200 KB.
        assertThat(cost.s3())
                .isEqualByComparingTo(new BigDecimal("0.00165")
                        .add(new BigDecimal("0.001116"))
                        .add(new BigDecimal("0.221275").multiply(new BigDecimal("0.023"))));
        assertThat(cost.logs()).isEqualByComparingTo("0.0006");
        assertThat(cost.scheduler()).isEqualByComparingTo("0.00003");
        // A dashboard, eight metrics of alarms, and 23 metrics for 30 hours of 720.
        assertThat(cost.watching()).isEqualByComparingTo("4.0875");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 10_000, 100_000})
    void the_parts_that_are_shown_add_up_to_the_total(long instances) {
        var shown = Cost.dollars(MonthlyCost.of(instances)).stream()
                .map(dollars -> new BigDecimal(dollars.substring(1)))
                .toList();

        assertThat(shown).allMatch(amount -> amount.signum() > 0);
        assertThat(shown.subList(0, 6).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(shown.getLast());
    }

    @Test
    void a_larger_fleet_never_costs_less() {
        assertThat(Stream.of(1L, 1_000L, 10_000L, 10_001L, 50_000L, 100_000L)
                        .map(instances ->
                                MonthlyCost.of(instances).parts().stream().reduce(BigDecimal.ZERO, BigDecimal::add)))
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void prices_are_for_one() {
        assertThat(ListPrices.STATE_TRANSITION).isEqualByComparingTo(new BigDecimal("0.000025"));
        assertThat(ListPrices.SCHEDULER_START).isEqualByComparingTo(new BigDecimal("0.000001"));
    }
}
