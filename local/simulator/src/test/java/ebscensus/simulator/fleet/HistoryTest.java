package ebscensus.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.price.PriceList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thirty days of one organization, as its truth tells them. */
final class HistoryTest {
    private static final String LAST = "200000000002";
    private static final Simulation BEGINNING =
            Simulation.of(11, 3_000, List.of("111122223333", "200000000001", LAST), List.of("eu-west-1"));
    private static final List<Truth> DAYS = IntStream.rangeClosed(0, 30)
            .mapToObj(day -> BEGINNING.withDay(day).truth(TruthQuery.ALL))
            .toList();

    @Test
    void every_account_grows_from_day_to_day() {
        for (int day = 1; day <= 30; day++) {
            var today = DAYS.get(day).byScope();
            var yesterday = DAYS.get(day - 1).byScope();
            assertThat(today)
                    .allSatisfy((scope, held) -> assertThat(held.instances())
                            .isGreaterThan(yesterday
                                    .getOrDefault(scope, new ScopeTruth(0, Count.NONE))
                                    .instances()));
        }
    }

    @Test
    void gp2_becomes_gp3() {
        long before = volumes(DAYS.get(0), "gp2");
        long after = volumes(DAYS.get(30), "gp2");

        assertThat(after).isBetween(before / 2, before * 9 / 10);
        assertThat(volumes(DAYS.get(30), "gp3") - volumes(DAYS.get(0), "gp3")).isGreaterThan(before - after);
    }

    @Test
    void the_last_account_is_lost_for_two_days_and_comes_back() {
        for (int day = 0; day <= 30; day++) {
            assertThat(DAYS.get(day).byAccount().containsKey(LAST))
                    .as("day " + day)
                    .isEqualTo(day != 12 && day != 13);
            assertThat(DAYS.get(day)
                            .uses()
                            .by()
                            .getOrDefault("account", Map.of())
                            .containsKey(LAST))
                    .as("day " + day)
                    .isEqualTo(day != 12 && day != 13);
        }
    }

    @Test
    void an_account_that_is_alone_is_never_lost() {
        assertThat(Simulation.of(11, 10).withDay(12).lostAccount()).isEmpty();
    }

    @Test
    void a_GiB_gets_cheaper_once_and_nothing_else() {
        var hardDisk = new Provision(VolumeType.ST1, 1_000, 0, 0);
        var fast = new Provision(VolumeType.IO1, 1_000, 10_000, 0);

        for (int day = 0; day <= 30; day++) {
            assertThat(monthly(hardDisk, day)).as("day " + day).isEqualByComparingTo(day < 21 ? "45" : "42.75");
            assertThat(monthly(fast, day)).as("day " + day).isEqualByComparingTo(day < 21 ? "775" : "768.75");
        }
    }

    /** Hard disks cost nothing but their GiB. */
    @Test
    void what_the_fleet_costs_follows_the_price_of_its_day() {
        for (int day = 0; day <= 30; day++) {
            var disks = DAYS.get(day)
                    .uses()
                    .by()
                    .getOrDefault("type", Map.of())
                    .getOrDefault("st1", Map.of())
                    .values();
            long gibibytes = disks.stream().mapToLong(Holding::gibibytes).sum();
            var cost = disks.stream()
                    .map(held -> held.monthly().getOrDefault("USD", BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(gibibytes).isPositive();
            assertThat(cost)
                    .as("day " + day)
                    .isEqualByComparingTo(
                            new BigDecimal(day < 21 ? "0.0495" : "0.047025").multiply(BigDecimal.valueOf(gibibytes)));
        }
    }

    @Test
    void each_day_has_its_date() {
        assertThat(BEGINNING.date()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(BEGINNING.withDay(30).date()).isEqualTo(LocalDate.of(2026, 7, 1));
    }

    private static long volumes(Truth truth, String type) {
        return truth.byType().getOrDefault(type, Count.NONE).volumes();
    }

    private static BigDecimal monthly(Provision volume, int day) {
        return Charged.monthly(volume, "us-east-1", new PriceList(day)).orElseThrow();
    }
}
