package ebscensus.report;

import static ebscensus.report.Fleets.spec;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.Prices.Gap;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import ebscensus.report.money.ListPrices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilledTableTest {
    private static final String PAYMENTS = "111122223333";
    private static final String SEARCH = "444455556666";

    @Test
    void everything_that_is_billed_has_its_money_its_shares_its_savings_and_its_waste() {
        assertThat(table(fleet(), ListPrices.all())).isEqualTo("""
            EBS census: COMPLETE
            2 scopes, 14 calls, 0 throttled; started 2026-11-28 01:00:00 UTC, took 0:12

            Instances   2

                          Volumes    GiB   TiB  USD a month
            Attached            2  1,500  1.46     3,711.00
              running           1    500  0.49        50.00
              stopped           1  1,000  0.98     3,661.00
            Unattached          2    600  0.59        59.60
            Recycle Bin         1    100  0.10         8.00
            Total billed        5  2,200  2.15     3,778.60
            Prices: AWS price list, 2026-09-30T19:15:12Z.

            Billed by account      Volumes    GiB  USD a month  share of cost
            444455556666                 2  1,100     3,669.00   97% ██████████
            111122223333 Payments        3  1,100       109.60    3% █

            Billed by region  Volumes    GiB  USD a month  share of cost
            us-east-1               5  2,200     3,778.60  100% ██████████

            Billed by type  Volumes    GiB  USD a month  share of cost
            io2                   1  1,000     3,661.00   97% ██████████
            gp3                   3    700        67.60    2% █
            gp2                   1    500        50.00    1% █

            Possible savings                        Volumes  USD a month
            gp2 as gp3, like for like                     1         5.00
            gp2 as gp3 of 3,000 IOPS and 125 MiB/s        1        10.00
            The two gp2 savings are alternatives; do not add them up.

            Most expensive unattached volumes
            vol-00000000000000003  gp2  500 GiB  1,500 IOPS  50.00 USD a month
              111122223333 Payments  us-east-1b  365 days old  "disk of ann"
            vol-00000000000000004  gp3  100 GiB  3,000 IOPS  9.60 USD a month
              111122223333 Payments  us-east-1-bos-1a  365 days old  "disk of ann"

            Most expensive volumes of stopped instances
            vol-00000000000000002  io2  1,000 GiB  64,000 IOPS  3,661.00 USD a month
              444455556666  us-east-1a  365 days old  "disk of ann"

            Total billed: 2,200 GiB in 5 volumes, 3,778.60 USD a month
            COMPLETE: 1,500 GiB in 2 attached volumes of 2 instances
            """);
    }

    @Test
    void without_prices_there_is_nothing_of_money_but_one_line_that_says_why() {
        var denied = new Denied("pricing:GetProducts", "AccessDenied from api.pricing.us-east-1.amazonaws.com: no");
        var prices =
                new Prices("AWS price list", "", new TreeMap<>(), List.of(new Gap(Location.of("us-east-1"), denied)));

        assertThat(table(fleet(), prices))
                .contains("""
                                  Volumes    GiB   TiB
                    Attached            2  1,500  1.46
                    """.indent(0))
                .contains("""
                    No costs are shown, because there are no prices: denied: pricing:GetProducts;
                    allow it to the caller (AccessDenied from api.pricing.us-east-1.amazonaws.com:
                    no)
                    """)
                .contains("Billed by type  Volumes    GiB  share of GiB\nio2                   1  1,000   45% █████\n")
                .contains("Largest unattached volumes\nvol-00000000000000003  gp2  500 GiB  1,500 IOPS\n")
                .contains("\nTotal billed: 2,200 GiB in 5 volumes\n")
                .doesNotContain("USD", "Possible savings", "a month");
        assertThat(table(fleet(), Prices.NOT_ASKED))
                .contains("\nNo costs are shown, because no prices were requested.\n");
    }

    @Test
    void what_has_no_price_is_in_no_amount_and_is_named() {
        assertThat(table(fleet(), ListPrices.without(Component.IO2_IOPS_TIER_2)))
                .contains("  stopped           1  1,000  0.98     no price\n")
                .contains("Total billed        5  2,200  2.15      108.00+\n")
                .contains("\nCosts with a + leave out 2 volumes without a price.\n")
                .contains("\nus-east-1-bos-1a: no price for gp3 volumes\n", "\nus-east-1: no price for io2 volumes\n")
                .contains("share of GiB")
                .contains("\nTotal billed: 2,200 GiB in 5 volumes, 108.00 USD a month and more\n");
    }

    @Test
    void two_currencies_have_a_column_each_and_no_sum() {
        var prices = new TreeMap<>(ListPrices.all().byLocation());
        prices.putAll(ListPrices.euros("eusc-de-east-1", "0.1047").byLocation());
        var both =
                fleet().with(PAYMENTS, "eusc-de-east-1", Use.RUNNING, spec("eusc-de-east-1a", "gp3", 100, 3_000, 125));

        assertThat(table(both, ListPrices.of(prices)))
                .contains("Volumes    GiB  EUR a month  USD a month\n")
                .contains("Total billed        6  2,300        10.47     3,778.60\n")
                .contains("\nTotal billed: 2,300 GiB in 6 volumes, 10.47 EUR and 3,778.60 USD a month\n")
                .contains("\nLargest unattached volumes, by GiB because their currencies differ\n")
                .contains("\nLargest volumes of stopped instances, by GiB because their currencies differ\n");
    }

    @Test
    void scopes_in_which_volumes_of_other_things_were_not_looked_for_are_counted_below_the_uses() {
        var missing = Stream.of("us-east-1", "us-west-2")
                .map(region -> new NotCounted(new Scope(PAYMENTS, region), Source.UNLISTED, new NotAsked(), false))
                .toArray(NotCounted[]::new);

        assertThat(table(fleet().without(missing), ListPrices.all()))
                .startsWith("EBS census: COMPLETE\n")
                .contains("""

                    2 scopes have too many instances to be searched for unlisted volumes, which are
                    in use, but not by a listed instance.
                    """)
                .contains("\nTotal billed, at least ", "\nUnattached    ", "\nRecycle Bin    ")
                .doesNotContain("Not counted");
        assertThat(table(fleet(), ListPrices.all())).doesNotContain("to be searched");
    }

    @Test
    void sources_that_were_not_counted_are_named_once_for_all_scopes_and_their_uses_are_at_least() {
        var missing = Stream.of("us-east-1", "us-west-2")
                .map(region -> new NotCounted(
                        new Scope(PAYMENTS, region),
                        Source.RECYCLE_BIN,
                        new Denied("ec2:ListVolumesInRecycleBin", "not authorized"),
                        false))
                .toArray(NotCounted[]::new);

        assertThat(table(fleet().without(missing), ListPrices.all()))
                .startsWith("EBS census: COMPLETE\n")
                .contains("""
                    Not counted: the Recycle Bin of 2 scopes, such as 111122223333/us-east-1
                      denied: ec2:ListVolumesInRecycleBin; allow it to the caller (not authorized)

                    Instances   2
                    """)
                .contains("\nRecycle Bin, at least ", "\nTotal billed, at least ", "\nUnattached    ")
                .endsWith("COMPLETE: 1,500 GiB in 2 attached volumes of 2 instances\n");
    }

    @Test
    void where_only_attached_volumes_were_asked_for_nothing_is_said_of_others() {
        var attached = new Fleets(CensusRequest.DEFAULT.withAttachedOnly(true))
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "gp3", 500, 4_000, 250));

        assertThat(table(attached, ListPrices.all()))
                .contains("\nThe request asks for attached volumes only")
                .contains("\nAttached by account ")
                .doesNotContain("Unattached", "\nRecycle Bin", "Billed by");
    }

    @Test
    void volumes_that_would_become_dearer_are_told() {
        var small = new Fleets(CensusRequest.DEFAULT)
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "gp2", 200, 600, 0))
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "io1", 1_000, 10_000, 0));

        assertThat(table(small, ListPrices.all()))
                .contains("gp2 as gp3, like for like                         0         0.00\n")
                .contains("1 gp2 volume would cost more as gp3 with the same performance")
                .contains("io1 as gp3 of the same IOPS and throughput        1       645.00\n");
    }

    @Test
    void volumes_that_would_become_dearer_are_told_also_where_nothing_is_saved() {
        var dear = Map.of(
                Component.GP2_SIZE, usd("0.1"),
                Component.GP3_SIZE, usd("0.2"),
                Component.GP3_THROUGHPUT, usd("0.04"),
                Component.IO1_SIZE, usd("0.1"),
                Component.IO1_IOPS, usd("0.001"),
                Component.GP3_IOPS, usd("0.005"));
        var fleet = new Fleets(CensusRequest.DEFAULT)
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "gp2", 200, 600, 0))
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "io1", 100, 100, 0))
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1-bos-1a", "gp2", 200, 600, 0));

        assertThat(table(fleet, ListPrices.of(new TreeMap<>(Map.of(Location.of("us-east-1"), dear)))))
                .contains("""
                    Possible savings: none
                    1 gp2 volume would cost more as gp3 with the same performance: keep gp2, or
                    accept less throughput.
                    1 gp2 volume would cost more as gp3 even with the baseline performance.
                    1 io1 volume would cost more as gp3 of the same IOPS and throughput.
                    1 gp2 volume cannot be compared, because a price is missing.
                    """);
    }

    @Test
    void what_nobody_can_convert_saves_nothing() {
        var bin = new Fleets(CensusRequest.DEFAULT)
                .with(PAYMENTS, "us-east-1", Use.RECYCLE_BIN, spec("us-east-1a", "gp2", 500, 1_500, 0))
                .with(PAYMENTS, "us-east-1", Use.UNLISTED, spec("us-east-1a", "io1", 1_000, 10_000, 0));
        var both = new Fleets(CensusRequest.DEFAULT)
                .with(PAYMENTS, "us-east-1", Use.RECYCLE_BIN, spec("us-east-1a", "gp2", 500, 1_500, 0))
                .with(PAYMENTS, "us-east-1", Use.UNATTACHED, spec("us-east-1a", "gp2", 100, 300, 0));

        assertThat(table(bin, ListPrices.all()))
                .contains(
                        "\nPossible savings: none\nSavings leave out the Recycle Bin, whose volumes must be restored");
        assertThat(table(both, ListPrices.all()))
                .contains("gp2 as gp3, like for like                     1         2.00\n");
    }

    @Test
    void where_nothing_needs_a_price_nothing_is_said_of_prices() {
        var denied = new Denied("pricing:GetProducts", "no");
        var none =
                new Prices("AWS price list", "", new TreeMap<>(), List.of(new Gap(Location.of("us-east-1"), denied)));

        assertThat(table(new Fleets(CensusRequest.DEFAULT), none)).doesNotContain("No costs");
        assertThat(table(new Fleets(CensusRequest.DEFAULT), Prices.NOT_ASKED)).doesNotContain("No costs");
    }

    @Test
    void prices_of_a_source_that_is_called_none_were_asked_for() {
        var none = new Prices(
                "none", "", new TreeMap<>(), List.of(new Gap(Location.of("us-east-1"), new Denied("a:B", "no"))));

        assertThat(table(fleet(), none)).contains("No costs are shown, because there are no prices: denied: a:B");
    }

    @Test
    void the_arithmetic_of_each_saving_is_shown_to_who_asks_for_it() {
        var report = new Fleets(CensusRequest.DEFAULT)
                .with(
                        PAYMENTS,
                        "us-east-1",
                        Use.RUNNING,
                        spec("us-east-1a", "gp2", 500, 1_500, 0),
                        spec("us-east-1b", "gp2", 500, 1_500, 0),
                        spec("us-east-1b", "gp2", 200, 600, 0),
                        spec("us-east-1b", "io1", 1_000, 10_000, 0))
                .report();

        assertThat(String.join(
                                "\n",
                                Explanation.of(
                                        Billed.of(report, ListPrices.all()).steps())) + "\n")
                .isEqualTo("""
                    us-east-1: gp2 as gp3, like for like: 1 volume of 200 GiB
                      now  200 GiB x 0.1 USD a month
                      then 200 GiB x 0.08 USD + 125 MiB/s x 0.04 USD a month
                      costs more, and is left out
                    us-east-1: gp2 as gp3, baseline: 1 volume of 200 GiB
                      now  200 GiB x 0.1 USD a month
                      then 200 GiB x 0.08 USD a month
                      saves 4.00 USD a month
                    us-east-1: gp2 as gp3, like for like: 2 volumes of 500 GiB each
                      now  500 GiB x 0.1 USD a month
                      then 500 GiB x 0.08 USD + 125 MiB/s x 0.04 USD a month
                      saves 10.00 USD a month
                    us-east-1: gp2 as gp3, baseline: 2 volumes of 500 GiB each
                      now  500 GiB x 0.1 USD a month
                      then 500 GiB x 0.08 USD a month
                      saves 20.00 USD a month
                    us-east-1: io1 as gp3, like for like: 1 volume of 1,000 GiB together
                      now  1,000 GiB x 0.125 USD + 10,000 IOPS x 0.065 USD a month
                      then 1,000 GiB x 0.08 USD + 7,000 IOPS x 0.005 USD + 375 MiB/s x 0.04 USD a
                      month
                      saves 645.00 USD a month
                    """);
    }

    @Test
    void five_volumes_of_each_kind_of_waste_are_shown() {
        var many = new Fleets(CensusRequest.DEFAULT);
        IntStream.rangeClosed(1, 9)
                .forEach(size -> many.with(PAYMENTS, "us-east-1", Use.STOPPED, spec("us-east-1a", "gp3", size, 0, 0)));

        assertThat(table(many, ListPrices.all()).lines().filter(line -> line.startsWith("vol-")))
                .hasSize(5)
                .first()
                .asString()
                .startsWith("vol-00000000000000009  gp3  9 GiB");
    }

    @Test
    void no_line_is_longer_than_80_columns_and_none_steers_the_terminal() {
        var big = new Fleets(CensusRequest.DEFAULT)
                .named(PAYMENTS, "\u001b[2JA name that Organizations would allow, 50 long.")
                .with(
                        PAYMENTS,
                        "us-east-1",
                        Use.UNATTACHED,
                        spec("us-east-1a", "x".repeat(90), 99_999_999, 80_000, 2_000))
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "gp3", 999_999_999L, 80_000, 2_000));

        for (TableStyle style : TableStyle.values()) {
            String table = TableReport.render(Overview.of(big.report(), ListPrices.all()), style, List.of());

            assertThat(table.lines())
                    .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(80));
            assertThat(table).doesNotContain("\u001b");
        }
    }

    @Test
    void a_terminal_without_utf_8_gets_ascii() {
        var report = Overview.of(fleet().named(SEARCH, "Süche").report(), ListPrices.all());

        assertThat(TableReport.render(report, TableStyle.ASCII, List.of()))
                .matches("\\p{ASCII}+")
                .contains("97% ##########", "444455556666 S\\u00fcche");
    }

    @ParameterizedTest
    @CsvSource({
        "LC_ALL, C, ASCII",
        "LC_ALL, en_US.ISO-8859-1, ASCII",
        "LC_CTYPE, POSIX, ASCII",
        "LANG, de_DE.UTF-8, UNICODE",
        "LANG, C.utf8, UNICODE",
        "OTHER, C, UNICODE"
    })
    void the_locale_decides(String variable, String locale, TableStyle style) {
        assertThat(TableStyle.of(Map.of(variable, locale))).isEqualTo(style);
        assertThat(TableStyle.of(Map.of("LC_ALL", "C", "LANG", "en_US.UTF-8"))).isEqualTo(TableStyle.ASCII);
    }

    private static Price usd(String amount) {
        return new Price(new BigDecimal(amount), "USD");
    }

    private static String table(Fleets fleet, Prices prices) {
        return TableReport.render(Overview.of(fleet.report(), prices));
    }

    private static Fleets fleet() {
        return new Fleets(CensusRequest.DEFAULT)
                .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "gp3", 500, 4_000, 250))
                .with(SEARCH, "us-east-1", Use.STOPPED, spec("us-east-1a", "io2", 1_000, 64_000, 0))
                .with(
                        PAYMENTS,
                        "us-east-1",
                        Use.UNATTACHED,
                        spec("us-east-1b", "gp2", 500, 1_500, 0),
                        spec("us-east-1-bos-1a", "gp3", 100, 3_000, 125))
                .with(SEARCH, "us-east-1", Use.RECYCLE_BIN, spec("us-east-1a", "gp3", 100, 3_000, 125))
                .named(PAYMENTS, "Payments");
    }
}
