package ebscensus.report.money;

import static ebscensus.report.money.ListPrices.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.VolumeSpec;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavingsTest {
    @ParameterizedTest(name = "a gp2 volume of {0} GiB saves {1} like for like and {2} with gp3's baseline")
    @CsvSource({
        "1, 0.02, 0.02",
        "100, 2.00, 2.00",
        "170, 3.40, 3.40",
        "500, 5.00, 10.00",
        "1000, 15.00, 20.00",
        "5334, 36.68, 106.68",
        "16384, 257.68, 327.68"
    })
    void gp2_as_gp3_is_a_range(long gibibytes, BigDecimal likeForLike, BigDecimal baseline) {
        var savings = savings(ListPrices.all(), gp2(gibibytes));

        assertThat(savings.gp2LikeForLike()).isEqualTo(saved(likeForLike));
        assertThat(savings.gp2Baseline()).isEqualTo(saved(baseline));
        assertThat(savings.io1()).isEqualTo(Saving.NONE);
    }

    @Test
    void a_volume_that_would_become_dearer_is_counted_and_takes_nothing_from_the_sum() {
        var savings = savings(ListPrices.all(), gp2(500), gp2(200), gp2(200), gp2(250));

        assertThat(savings.gp2LikeForLike()).isEqualTo(new Saving(1, usd("5"), 2, 0));
        assertThat(savings.gp2Baseline()).isEqualTo(new Saving(4, usd("23"), 0, 0));
    }

    @Test
    void io1_as_gp3_of_the_same_performance_is_apart() {
        var savings = savings(ListPrices.all(), io1(1_000, 10_000, false), io1(1_000, 10_000, true));

        assertThat(savings.io1()).isEqualTo(saved(new BigDecimal("645")));
        assertThat(savings.gp2Baseline()).isEqualTo(Saving.NONE);
    }

    @Test
    void other_types_save_nothing() {
        var others = Stream.of("gp3", "io2", "st1", "sc1", "standard")
                .map(type -> new VolumeSpec("us-east-1a", type, 1_000, 3_000, 125, false, false, "", ""))
                .toArray(VolumeSpec[]::new);

        assertThat(savings(ListPrices.all(), others)).isEqualTo(Savings.NONE);
    }

    @Test
    void without_a_price_of_either_type_nothing_is_said_to_be_saved() {
        assertThat(savings(ListPrices.without(Component.GP2_SIZE), gp2(100)).gp2Baseline())
                .isEqualTo(Saving.unpriced(1));
        assertThat(savings(ListPrices.without(Component.GP3_SIZE), io1(100, 100, false))
                        .io1())
                .isEqualTo(Saving.unpriced(1));
        assertThat(savings(ListPrices.without(Component.GP3_IOPS), gp2(5_334)).gp2LikeForLike())
                .isEqualTo(Saving.unpriced(1));
        assertThat(savings(ListPrices.without(Component.GP3_IOPS), gp2(5_334)).gp2Baseline())
                .isEqualTo(saved(new BigDecimal("106.68")));
    }

    @Test
    void each_saving_has_its_arithmetic() {
        var steps = finder(ListPrices.all(), gp2(500), gp2(500), gp2(200), io1(1_000, 10_000, false))
                .steps();

        assertThat(steps)
                .extracting(Step::kind)
                .containsExactly(
                        "gp2 as gp3, like for like",
                        "gp2 as gp3, baseline",
                        "gp2 as gp3, like for like",
                        "gp2 as gp3, baseline",
                        "io1 as gp3, like for like");
        assertThat(steps.get(2)).satisfies(step -> {
            assertThat(step.volumes()).isEqualTo(2);
            assertThat(step.now()).extracting(Step.Term::units).containsExactly(500L);
            assertThat(step.then())
                    .extracting(Step.Term::component)
                    .containsExactly(Component.GP3_SIZE, Component.GP3_THROUGHPUT);
            assertThat(step.saving()).isEqualTo(new Saving(2, usd("10"), 0, 0));
        });
        assertThat(steps.getFirst().saving()).isEqualTo(new Saving(0, Money.NONE, 1, 0));
        assertThat(steps.getLast().then()).extracting(Step.Term::units).containsExactly(1_000L, 7_000L, 375L);
    }

    private static Savings savings(Prices prices, VolumeSpec... volumes) {
        return finder(prices, volumes).savings();
    }

    private static SavingsFinder finder(Prices prices, VolumeSpec... volumes) {
        var all = Measures.sum(Stream.of(volumes).map(Measures::of));
        return new SavingsFinder(new TreeMap<>(Map.of(VIRGINIA, Convertible.of(all.billed()))), prices);
    }

    private static Saving saved(BigDecimal usd) {
        return new Saving(1, Money.of(usd, "USD"), 0, 0);
    }

    private static Money usd(String amount) {
        return Money.of(new BigDecimal(amount), "USD");
    }

    private static VolumeSpec gp2(long gibibytes) {
        return new VolumeSpec("us-east-1a", "gp2", gibibytes);
    }

    private static VolumeSpec io1(long gibibytes, long iops, boolean multiAttach) {
        return new VolumeSpec("us-east-1a", "io1", gibibytes, iops, 0, multiAttach, false, "", "");
    }
}
