package ebscensus.report.change;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.report.Fleets;
import ebscensus.report.Overview;
import ebscensus.report.TableStyle;
import ebscensus.report.money.ListPrices;
import ebscensus.report.money.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeCausesTest {
    private static final String PAYMENTS = "111122223333";
    private static final String SEARCH = "444455556666";
    private static final VolumeSpec GP2 = gp2(500);
    private static final VolumeSpec GP3 = gp3(500, 3_000);

    @Test
    void a_change_of_type_alone_is_all_of_the_money_and_neither_volumes_nor_gibibytes() {
        var effects = effects(running(GP2, GP2, GP3), running(GP2, gp3(500, 4_000), GP3));

        assertThat(effects.causes()).containsOnlyKeys(ChangeCause.TYPE);
        // 500 GiB x (0.08 - 0.10) and 1,000 IOPS x 0.005.
        assertThat(effects.of(ChangeCause.TYPE)).isEqualTo(new Quantity(0, 0, usd("-5")));
    }

    @Test
    void volumes_that_come_and_go_take_their_own_size_and_performance_along() {
        assertThat(effects(running(GP3), running(GP3, gp3(10_000, 5_000))).causes())
                .containsExactly(Map.entry(ChangeCause.VOLUMES, new Quantity(1, 10_000, usd("810"))));
        assertThat(effects(running(GP3, gp3(10_000, 5_000)), running(GP3)).causes())
                .containsExactly(Map.entry(ChangeCause.VOLUMES, new Quantity(-1, -10_000, usd("-810"))));
    }

    @Test
    void no_volume_gets_smaller_so_fewer_gibibytes_are_those_of_volumes_that_went() {
        assertThat(effects(running(gp3(900, 3_000)), running(gp3(400, 3_000))).causes())
                .containsExactly(Map.entry(ChangeCause.VOLUMES, new Quantity(0, -500, usd("-40"))));
        assertThat(effects(running(gp3(400, 3_000)), running(gp3(900, 3_000))).causes())
                .containsExactly(Map.entry(ChangeCause.SIZE, new Quantity(0, 500, usd("40"))));
    }

    @Test
    void volumes_that_also_grew_when_their_type_changed_have_both_causes() {
        assertThat(effects(running(GP2, GP2), running(gp3(600, 3_000), gp3(600, 3_000)))
                        .causes())
                .containsExactly(
                        Map.entry(ChangeCause.SIZE, new Quantity(0, 200, usd("16"))),
                        Map.entry(ChangeCause.TYPE, new Quantity(0, 0, usd("-20"))));
    }

    /** The example of docs/changes.md. */
    @Test
    void volumes_of_one_group_that_came_and_changed_their_type_share_what_is_new() {
        var before = fleet();
        var after = fleet();
        for (int i = 0; i < 10; i++) {
            before.with(PAYMENTS, "us-east-1", Use.RUNNING, gp2(100));
        }
        for (int i = 0; i < 4; i++) {
            after.with(PAYMENTS, "us-east-1", Use.RUNNING, gp2(100));
        }
        for (int i = 0; i < 5; i++) {
            before.with(PAYMENTS, "us-east-1", Use.RUNNING, gp3(100, 3_000));
            after.with(PAYMENTS, "us-east-1", Use.RUNNING, gp3(100, 3_000));
        }
        for (int i = 0; i < 8; i++) {
            after.with(PAYMENTS, "us-east-1", Use.RUNNING, gp3(125, 3_250));
        }

        assertThat(effects(before, after).causes())
                .containsExactly(
                        Map.entry(ChangeCause.VOLUMES, new Quantity(2, 400, usd("34.5"))),
                        Map.entry(ChangeCause.TYPE, new Quantity(0, 0, usd("-4.5"))));
    }

    @Test
    void more_performance_of_the_same_volumes_is_performance() {
        assertThat(effects(running(GP3), running(gp3(500, 4_000))).causes())
                .containsExactly(Map.entry(ChangeCause.PERFORMANCE, new Quantity(0, 0, usd("5"))));
    }

    @Test
    void a_volume_that_is_detached_is_one_less_here_and_one_more_there() {
        var change = Change.between(
                report(running(GP3), ListPrices.all()),
                report(fleet().with(PAYMENTS, "us-east-1", Use.UNATTACHED, GP3), ListPrices.all()));

        assertThat(change.billed().effects()).isEqualTo(Effects.NONE);
        assertThat(change.isEmpty()).isFalse();
        assertThat(change.attached().effects().of(ChangeCause.VOLUMES)).isEqualTo(new Quantity(-1, -500, usd("-40")));
        assertThat(change.uses()
                        .getOrDefault(Use.UNATTACHED, Compared.NONE)
                        .effects()
                        .total())
                .isEqualTo(new Quantity(1, 500, usd("40")));
    }

    @Test
    void other_prices_for_the_same_are_prices() {
        var dearer = new HashMap<>(ListPrices.all().byLocation().get(ListPrices.VIRGINIA));
        dearer.put(Component.GP3_SIZE, new Price(new BigDecimal("0.09"), "USD"));
        var change = Change.between(
                report(running(GP3), ListPrices.all()),
                report(running(GP3, GP3), ListPrices.of(new TreeMap<>(Map.of(ListPrices.VIRGINIA, dearer)))));

        assertThat(change.billed().effects().causes())
                .containsExactly(
                        Map.entry(ChangeCause.VOLUMES, new Quantity(1, 500, usd("40"))),
                        Map.entry(ChangeCause.PRICE, new Quantity(0, 0, usd("10"))));
    }

    @Test
    void volumes_that_lose_their_price_save_nothing() {
        var change = Change.between(
                report(running(GP2, GP3), ListPrices.all()),
                report(running(GP3), ListPrices.without(Component.GP3_SIZE)));

        assertThat(change.billed().effects().of(ChangeCause.PRICE_COVERAGE)).isEqualTo(Quantity.of(usd("-40")));
        assertThat(change.billed().effects().of(ChangeCause.VOLUMES)).isEqualTo(new Quantity(-1, -500, usd("-50")));
    }

    @Test
    void what_a_change_to_a_type_without_a_price_costs_is_not_known() {
        var change = Change.between(
                report(running(GP2), ListPrices.without(Component.GP3_SIZE)),
                report(running(GP3), ListPrices.without(Component.GP3_SIZE)));

        assertThat(change.billed().effects().causes())
                .containsExactly(Map.entry(ChangeCause.PRICE_COVERAGE, Quantity.of(usd("-50"))));
    }

    @Test
    void without_prices_in_one_report_or_in_a_common_currency_no_money_is_compared_which_is_said() {
        var none = Change.between(report(running(GP3), Prices.NOT_ASKED), report(running(GP2), ListPrices.all()));
        var euros = Change.between(
                report(running(GP3), ListPrices.all()), report(running(GP3), ListPrices.euros("us-east-1", "0.09")));

        assertThat(none.notes()).containsExactly("Costs are not compared: the earlier report has no prices.");
        assertThat(none.currencies()).isEmpty();
        assertThat(euros.notes())
                .containsExactly("Costs are not compared: the earlier report has them in USD, the later one in EUR.");
        assertThat(euros.isEmpty()).isTrue();
    }

    @Test
    void a_use_that_was_not_counted_is_coverage() {
        var missing = new NotCounted(
                new Scope(PAYMENTS, "us-east-1"),
                Source.RECYCLE_BIN,
                new Denied("ec2:ListVolumesInRecycleBin", "no"),
                false);
        var change = Change.between(
                report(running(GP3).with(PAYMENTS, "us-east-1", Use.RECYCLE_BIN, GP2), ListPrices.all()),
                report(running(GP3).without(missing), ListPrices.all()));

        assertThat(change.billed().effects().causes())
                .containsExactly(Map.entry(ChangeCause.NO_LONGER_SEEN, new Quantity(-1, -500, usd("-50"))));
        assertThat(change.coverage())
                .singleElement()
                .satisfies(scope -> assertThat(scope.why()).startsWith("now: denied: ec2:ListVolumesInRecycleBin"));
        assertThat(change.attached().growth())
                .hasValueSatisfying(percent -> assertThat(percent).isZero());
    }

    @Test
    void requests_that_differ_are_compared_in_what_both_cover() {
        var filtered = CensusRequest.DEFAULT.withFilters(new TreeMap<>(Map.of("tag:env", List.of("prod"))));
        var attachedOnly = CensusRequest.DEFAULT.withAttachedOnly(true);
        var all = running(GP3).with(PAYMENTS, "us-east-1", Use.UNATTACHED, GP2);

        var other = Change.between(
                report(all, ListPrices.all()),
                report(new Fleets(filtered).with(PAYMENTS, "us-east-1", Use.RUNNING, GP2), ListPrices.all()));
        var attached = Change.between(
                report(all, ListPrices.all()),
                report(new Fleets(attachedOnly).with(PAYMENTS, "us-east-1", Use.RUNNING, GP3, GP3), ListPrices.all()));

        assertThat(other.billed().effects().causes()).containsOnlyKeys(ChangeCause.OTHER_REQUEST);
        assertThat(other.notes()).contains("The two requests have different filters, so nothing can be compared.");
        assertThat(attached.billed().effects().causes())
                .containsOnlyKeys(ChangeCause.OTHER_REQUEST, ChangeCause.VOLUMES);
        assertThat(attached.attached().effects().causes()).containsOnlyKeys(ChangeCause.VOLUMES);
        assertThat(attached.notes()).singleElement().asString().startsWith("Only one of the two requests counts");
    }

    @Test
    void the_causes_of_a_table_add_up_as_they_are_shown() {
        var change = Change.between(
                report(running(GP2, GP2, GP3).named(PAYMENTS, "=Pay\u001b[2J"), ListPrices.all()),
                report(
                        running(GP3, gp3(501, 3_001), GP3, GP3)
                                .with(SEARCH, "eu-west-1", Use.STOPPED, GP3)
                                .named(PAYMENTS, "=Pay\u001b[2J"),
                        ListPrices.all()));

        assertThat(ChangeTable.render(change, TableStyle.UNICODE, List.of()))
                .startsWith("""
                    What changed from 2026-11-28 01:00:00 UTC (COMPLETE) to 2026-11-28 01:00:00 UTC
                    (COMPLETE)
                    The costs leave out volumes without a price: 0 before, 1 now.

                    Total billed                 Volumes    GiB  USD a month
                    Before                             3  1,500       140.00
                      newly counted                   +1   +500         0.00
                      volumes added and removed       +1   +501       +40.08
                      changes of type                  0      0       -19.99
                    After                              5  2,501       160.09

                    Change by use  Volumes     GiB  USD a month  GiB not compared
                    Attached            +2  +1,001       +20.09              +500
                    """)
                .contains("=Pay\\u001b[2J")
                .contains("444455556666/eu-west-1: newly counted, +500 GiB in +1 volume\n  before: not in the ledger\n")
                .endsWith("Growth in GiB of what was compared: attached +33.40%, total billed +33.40%\n")
                .doesNotContain("\u001b");
    }

    @Test
    void an_older_report_as_the_second_is_said() {
        var report = report(running(GP3), ListPrices.all());
        var older = new Overview(
                null,
                report.request(),
                report.startedAt() == null ? null : report.startedAt().minusSeconds(1),
                report.finishedAt(),
                report.instances(),
                report.totals(),
                report.breakdowns(),
                report.ledger(),
                null,
                report.accountNames(),
                report.billed());

        assertThat(Change.between(report, older).notes())
                .singleElement()
                .asString()
                .startsWith("The second report is older");
        assertThat(Change.between(older, report).notes()).isEmpty();
    }

    private static Effects effects(Fleets before, Fleets after) {
        return Change.between(report(before, ListPrices.all()), report(after, ListPrices.all()))
                .billed()
                .effects();
    }

    private static Overview report(Fleets fleet, Prices prices) {
        return Overview.of(fleet.report(), prices);
    }

    private static Fleets fleet() {
        return new Fleets(CensusRequest.DEFAULT);
    }

    private static Fleets running(VolumeSpec... specs) {
        return fleet().with(PAYMENTS, "us-east-1", Use.RUNNING, specs);
    }

    private static VolumeSpec gp2(long gibibytes) {
        return Fleets.spec("us-east-1a", "gp2", gibibytes, 3 * gibibytes, 0);
    }

    private static VolumeSpec gp3(long gibibytes, long iops) {
        return Fleets.spec("us-east-1a", "gp3", gibibytes, iops, 125);
    }

    private static Money usd(String amount) {
        return Money.of(new BigDecimal(amount), "USD");
    }
}
