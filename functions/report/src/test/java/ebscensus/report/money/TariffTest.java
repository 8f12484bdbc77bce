package ebscensus.report.money;

import static ebscensus.report.money.ListPrices.BOSTON;
import static ebscensus.report.money.ListPrices.TOKYO;
import static ebscensus.report.money.ListPrices.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.VolumeSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {
    @ParameterizedTest(name = "{0} of {1} GiB, {2} IOPS, {3} MiB/s in us-east-1 costs {4}")
    @CsvSource({
        "gp3, 500, 3000, 125, 40.00",
        "gp3, 500, 4000, 250, 50.00",
        "gp3, 500, 2000, 100, 40.00",
        "gp2, 500, 1500, 0, 50.00",
        "io1, 1000, 10000, 0, 775.00",
        "io2, 1000, 32000, 0, 2205.00",
        "io2, 1000, 64000, 0, 3661.00",
        "io2, 1000, 100000, 0, 4807.60",
        "st1, 500, 0, 0, 22.50",
        "sc1, 500, 0, 0, 7.50",
        "standard, 100, 0, 0, 5.00"
    })
    void a_volume_costs_what_aws_charges_for(String type, long gibibytes, long iops, long throughput, BigDecimal usd) {
        assertThat(monthly(ListPrices.all(), VIRGINIA, type, gibibytes, iops, throughput))
                .isEqualTo(Monthly.of(Money.of(usd, "USD")));
    }

    @ParameterizedTest(name = "{0} of {1} GiB, {2} IOPS, {3} MiB/s in Tokyo costs {4}")
    @CsvSource({
        "gp3, 500, 4000, 250, 60.00",
        "gp2, 500, 1500, 0, 60.00",
        "io1, 1000, 10000, 0, 882.00",
        "io2, 1000, 64000, 0, 4167.60",
        "io2, 1000, 100000, 0, 5472.96",
        "st1, 500, 0, 0, 27.00",
        "sc1, 500, 0, 0, 9.00"
    })
    void in_another_region_it_costs_what_that_region_charges(
            String type, long gibibytes, long iops, long throughput, BigDecimal usd) {
        assertThat(monthly(ListPrices.all(), TOKYO, type, gibibytes, iops, throughput))
                .isEqualTo(Monthly.of(Money.of(usd, "USD")));
    }

    @Test
    void a_local_zone_charges_its_own_price() {
        assertThat(monthly(ListPrices.all(), BOSTON, "gp3", 100, 3_000, 125))
                .isEqualTo(Monthly.of(Money.of(new BigDecimal("9.6"), "USD")));
    }

    @Test
    void a_volume_of_which_a_part_has_no_price_has_none() {
        var prices = ListPrices.without(Component.IO2_IOPS_TIER_3);

        assertThat(monthly(prices, VIRGINIA, "io2", 1_000, 64_001, 0)).isEqualTo(Monthly.unpriced(1));
        assertThat(monthly(prices, VIRGINIA, "io2", 1_000, 64_000, 0).unpricedVolumes())
                .isZero();
        assertThat(monthly(ListPrices.all(), BOSTON, "gp3", 100, 3_001, 125)).isEqualTo(Monthly.unpriced(1));
    }

    @Test
    void where_there_are_no_prices_and_of_an_unknown_type_nothing_costs_nothing() {
        assertThat(monthly(Prices.NOT_ASKED, VIRGINIA, "gp3", 1, 0, 0)).isEqualTo(Monthly.unpriced(1));
        assertThat(monthly(ListPrices.all(), Location.of("eu-west-1"), "gp3", 1, 0, 0))
                .isEqualTo(Monthly.unpriced(1));
        assertThat(monthly(ListPrices.all(), VIRGINIA, "gp4", 1, 0, 0)).isEqualTo(Monthly.unpriced(1));
        assertThat(monthly(ListPrices.all(), Location.of("us-east-1", "(unknown)"), "gp3", 1, 0, 0))
                .isEqualTo(Monthly.unpriced(1));
    }

    @Test
    void euros_and_dollars_stay_apart() {
        var brandenburg = Location.of("eusc-de-east-1");
        var euros = Map.of(Component.GP3_SIZE, new Price(new BigDecimal("0.1047"), "EUR"));
        var prices = new TreeMap<>(ListPrices.all().byLocation());
        prices.put(brandenburg, euros);
        var both = ListPrices.of(prices);

        var sum = monthly(both, VIRGINIA, "gp3", 100, 0, 0).plus(monthly(both, brandenburg, "gp3", 100, 0, 0));

        assertThat(sum.money().amounts())
                .containsExactly(Map.entry("EUR", new BigDecimal("10.47")), Map.entry("USD", new BigDecimal("8")));
        assertThat(sum.money().signum()).isZero();
    }

    @Test
    void many_volumes_cost_the_sum_of_what_each_costs() {
        var each = List.of(spec("gp3", 500, 4_000, 250), spec("gp3", 10, 3_000, 125), spec("gp3", 70, 80_000, 2_000));
        var together = each.stream().map(Measures::of).reduce(Measures.NONE, Measures::plus);
        var tariff = new Tariff(ListPrices.all(), VIRGINIA);

        var sum = each.stream()
                .map(volume -> tariff.monthly("gp3", Measures.of(volume)))
                .reduce(Monthly.NONE, Monthly::plus);

        assertThat(tariff.monthly("gp3", together)).isEqualTo(sum);
    }

    private static Monthly monthly(
            Prices prices, Location location, String type, long gibibytes, long iops, long throughput) {
        return new Tariff(prices, location).monthly(type, Measures.of(spec(type, gibibytes, iops, throughput)));
    }

    private static VolumeSpec spec(String type, long gibibytes, long iops, long throughput) {
        return new VolumeSpec("us-east-1a", type, gibibytes, iops, throughput, false, false, "", "");
    }
}
