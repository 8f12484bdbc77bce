package ebscensus.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.price.PriceList;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What volumes cost, by examples that were worked out by hand from AWS's price list. */
final class MoneyTest {
    private static final PriceList PRICES = new PriceList(0);

    @ParameterizedTest(name = "{0} {1} GiB, {2} IOPS, {3} MiB/s in {4}")
    @CsvSource({
        "GP3, 500, 4000, 250, us-east-1, 50.00",
        "GP3, 100, 3000, 125, us-east-1, 8.00",
        "GP2, 500, 1500, 0, us-east-1, 50.00",
        "IO1, 1000, 10000, 0, us-east-1, 775.00",
        "IO2, 1000, 32000, 0, us-east-1, 2205.00",
        "IO2, 1000, 64000, 0, us-east-1, 3661.00",
        "IO2, 1000, 100000, 0, us-east-1, 4807.60",
        "ST1, 1000, 0, 0, us-east-1, 45.00",
        "SC1, 1000, 0, 0, us-east-1, 15.00",
        "STANDARD, 1000, 0, 0, us-east-1, 50.00",
        "GP3, 1000, 3000, 125, us-east-1-bos-1, 96.00",
        "GP3, 500, 4000, 250, ap-northeast-1, 60.00",
        "IO2, 1000, 64000, 0, ap-northeast-1, 4167.60"
    })
    void a_volume_costs_its_list_price(
            VolumeType type, int gibibytes, int iops, int mebibytesPerSecond, String place, BigDecimal monthly) {
        var volume = new Provision(type, gibibytes, iops, mebibytesPerSecond);

        assertThat(Charged.monthly(volume, place, PRICES))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(monthly));
    }

    @ParameterizedTest(name = "{0} GiB")
    @CsvSource({
        "100, 2.00, 2.00",
        "170, 3.40, 3.40",
        "200, -1.00, 4.00",
        "250, 0, 5.00",
        "500, 5.00, 10.00",
        "1000, 15.00, 20.00",
        "5334, 36.68, 106.68",
        "16384, 257.68, 327.68"
    })
    void gp2_saves_this_much_as_gp3(int gibibytes, BigDecimal likeForLike, BigDecimal baseline) {
        var gp2 = new Provision(VolumeType.GP2, gibibytes, Math.clamp(3L * gibibytes, 100, 16_000), 0);

        var savings = Gp2Savings.of(3, gp2, "us-east-1", PRICES);

        assertSaving(savings.likeForLike(), likeForLike);
        assertSaving(savings.baseline(), baseline);
    }

    /** 775 for 1,000 GiB and 10,000 IOPS, and 130 as gp3 with 500 MiB/s; 16,000 IOPS of 256 KiB would be 4,000 MiB/s. */
    @ParameterizedTest(name = "{0} GiB, {1} IOPS")
    @CsvSource({"1000, 10000, 645.00", "1000, 16000, 1005.00", "25, 1250, 74.855", "2000, 64000, 3910.00"})
    void io1_saves_this_much_as_gp3(int gibibytes, int iops, BigDecimal ofOne) {
        var io1 = new Provision(VolumeType.IO1, gibibytes, iops, 0);

        assertSaving(Io1Savings.of(3, io1, "us-east-1", PRICES), ofOne);
    }

    private static void assertSaving(Gp2Savings.Saving saving, BigDecimal ofOne) {
        assertThat(saving.volumes()).isEqualTo(ofOne.signum() > 0 ? 3 : 0);
        assertThat(saving.dearer()).isEqualTo(ofOne.signum() < 0 ? 3 : 0);
        if (ofOne.signum() > 0) {
            assertThat(saving.monthly())
                    .containsOnlyKeys("USD")
                    .allSatisfy(
                            (_, amount) -> assertThat(amount).isEqualByComparingTo(ofOne.multiply(new BigDecimal(3))));
        } else {
            assertThat(saving.monthly()).isEmpty();
        }
    }

    @Test
    void currencies_are_kept_apart_and_what_has_no_price_is_named() {
        var euros = new Charged();
        euros.add(new Provision(VolumeType.GP3, 100, 3_000, 125));
        var nowhere = euros.at("mars-north-1", PRICES);

        var sum = euros.at("eusc-de-east-1", PRICES)
                .plus(euros.at("us-east-1", PRICES))
                .plus(nowhere);

        assertThat(sum.monthly()).isEqualTo(Map.of("EUR", new BigDecimal("9.2"), "USD", new BigDecimal("8")));
        assertThat(sum.volumes()).isEqualTo(3);
        assertThat(sum.unpriced()).isEqualTo(1);
        assertThat(nowhere.monthly()).isEmpty();
    }
}
