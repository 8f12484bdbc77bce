package ebscensus.report;

import static ebscensus.report.Fleets.spec;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.census.Census;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Report;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import ebscensus.json.Json;
import ebscensus.json.Schemas;
import ebscensus.report.money.ListPrices;
import ebscensus.report.money.Money;
import ebscensus.report.money.Savings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BilledJsonTest {
    private static final String PAYMENTS = "111122223333";
    private static final String SEARCH = "444455556666";
    private static final NotCounted NO_BIN = new NotCounted(
            new Scope(SEARCH, "us-east-1"),
            Source.RECYCLE_BIN,
            new Denied("ec2:ListVolumesInRecycleBin", "not authorized"),
            false);

    @Test
    void every_use_has_its_measures_and_its_money_and_all_together_are_what_is_billed() {
        var json = json(fleet(), ListPrices.all());

        assertThat(json.at("/uses/running").toString())
                .isEqualTo(
                        "{\"volumes\":1,\"gibibytes\":500,\"iops\":4000,\"mebibytesPerSecond\":250,\"monthly\":{\"USD\":50}}");
        assertThat(usd(json, "/uses/stopped")).isEqualTo("3661");
        assertThat(usd(json, "/uses/unattached")).isEqualTo("59.6");
        assertThat(usd(json, "/uses/recycleBin")).isEqualTo("8");
        assertThat(usd(json, "/billed")).isEqualTo("3778.6");
        assertThat(usd(json, "/by/account/444455556666/stopped")).isEqualTo("3661");
        assertThat(usd(json, "/by/zone/us-east-1-bos-1a/unattached")).isEqualTo("9.6");
        assertThat(json.at("/by/account/111122223333/attached").toString())
                .isEqualTo("{\"volumes\":1,\"gibibytes\":500}");
        assertThat(json.at("/totals").toString()).isEqualTo("{\"instances\":2,\"volumes\":2,\"gibibytes\":1500}");
        assertThat(json.at("/byType").propertyNames()).containsExactlyInAnyOrder("gp3", "io2");
        assertThat(json.at("/prices").toString())
                .startsWith("{\"asked\":true,\"source\":\"AWS price"
                        + " list\",\"asOf\":\"2026-09-30T19:15:12Z\",\"currencies\":[\"USD\"],\"list\":[")
                .contains("{\"region\":\"us-east-1\",\"zone\":\"us-east-1-bos-1a\",\"usage\":\"VolumeUsage.gp3\","
                        + "\"monthly\":{\"USD\":0.096}}")
                .endsWith("],\"missing\":[]}");
        assertThat(json.at("/cells").get(0).toString())
                .isEqualTo("{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"zone\":\"us-east-1-bos-1a\","
                        + "\"type\":\"gp3\",\"use\":\"unattached\",\"volumes\":1,\"gibibytes\":100,\"iops\":3000,"
                        + "\"mebibytesPerSecond\":125,\"monthly\":{\"USD\":9.6}}");
        assertThat(json.at("/cells")
                        .valueStream()
                        .map(cell -> cell.path("units").toString()))
                .contains(
                        "{\"VolumeP-IOPS.gp3\":1000,\"VolumeP-Throughput.gp3\":125}",
                        "{\"VolumeP-IOPS.io2\":32000,\"VolumeP-IOPS.io2.tier2\":32000}");
        assertThat(json.at("/savings/gp2/likeForLike").toString())
                .isEqualTo("{\"volumes\":1,\"monthly\":{\"USD\":5},\"dearerVolumes\":0}");
        assertThat(json.at("/accounts").toString()).isEqualTo("{\"111122223333\":\"Payments\u202e\"}");
    }

    @Test
    void the_dearest_volumes_come_first_whatever_their_size() {
        var largest = json(fleet(), ListPrices.all()).at("/largest/unattached");

        assertThat(largest.valueStream().map(volume -> volume.get("id").stringValue()))
                .containsExactly("vol-00000000000000003", "vol-00000000000000004");
        assertThat(largest.get(0).toString())
                .isEqualTo("{\"id\":\"vol-00000000000000003\",\"name\":\"disk of ann\",\"account\":\"111122223333\","
                        + "\"region\":\"us-east-1\",\"zone\":\"us-east-1b\",\"type\":\"gp2\","
                        + "\"created\":\"2025-11-28T00:00:00.000Z\",\"gibibytes\":500,\"iops\":1500,"
                        + "\"mebibytesPerSecond\":0,\"monthly\":{\"USD\":50}}");
        assertThat(json(fleet(), ListPrices.all()).at("/largest/stopped")).hasSize(1);
    }

    @Test
    void of_many_the_twenty_dearest_are_shown() {
        var many = new Fleets(CensusRequest.DEFAULT);
        for (int size = 1; size <= 50; size++) {
            many.with(PAYMENTS, "us-east-1", Use.UNATTACHED, spec("us-east-1a", "sc1", 10L * size, 0, 0));
            many.with(PAYMENTS, "us-east-1", Use.UNATTACHED, spec("us-east-1a", "gp3", 2L * size, 3_000, 125));
        }

        var priced = json(many, ListPrices.all()).at("/largest/unattached");
        var unpriced = json(many, Prices.NOT_ASKED).at("/largest/unattached");

        assertThat(priced).hasSize(20);
        assertThat(priced.get(0).get("type").stringValue()).isEqualTo("gp3");
        assertThat(priced.get(0).at("/monthly/USD").decimalValue()).isEqualByComparingTo("8");
        assertThat(priced.valueStream().map(volume -> volume.at("/monthly/USD").decimalValue()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(priced.valueStream().map(volume -> volume.get("type").stringValue()))
                .contains("sc1");
        assertThat(unpriced).hasSize(20);
        assertThat(unpriced.valueStream().map(volume -> volume.get("type").stringValue()))
                .containsOnly("sc1");
    }

    @Test
    void without_prices_there_is_no_money_anywhere() {
        var json = json(fleet(), Prices.NOT_ASKED);

        assertThat(json.toString()).doesNotContain("USD").doesNotContain("unpricedVolumes\":0");
        assertThat(json.at("/uses/running").has("monthly")).isFalse();
        assertThat(json.at("/prices/source").stringValue()).isEqualTo("none");
    }

    @Test
    void what_has_no_price_is_counted_and_named() {
        var json = json(fleet(), ListPrices.without(Component.IO2_SIZE));

        assertThat(json.at("/uses/stopped").has("monthly")).isFalse();
        assertThat(json.at("/billed/unpricedVolumes").longValue()).isEqualTo(2);
        assertThat(usd(json, "/billed")).isEqualTo("108");
        assertThat(json.at("/prices/missing").toString())
                .isEqualTo("[{\"locations\":[\"us-east-1-bos-1a\"],\"cause\":\"no price for gp3 volumes\"},"
                        + "{\"locations\":[\"us-east-1\"],\"cause\":\"no price for io2 volumes\"}]");
    }

    @Test
    void whether_volumes_have_a_price_does_not_depend_on_how_cells_are_divided() {
        var plain = spec("us-east-1a", "gp3", 100, 3_000, 125);
        var fast = spec("us-east-1b", "gp3", 100, 4_000, 125);
        var fleet = new Fleets(CensusRequest.DEFAULT)
                .with(PAYMENTS, "us-east-1", Use.RUNNING, plain)
                .with(SEARCH, "us-east-1", Use.UNATTACHED, fast, spec("us-east-1b", "gp2", 100, 300, 0));

        var json = json(fleet, ListPrices.without(Component.GP3_IOPS));

        assertThat(json.at("/billed/unpricedVolumes").longValue()).isEqualTo(2);
        assertThat(usd(json, "/billed")).isEqualTo("10");
        assertThat(json.at("/by/account/111122223333/running").has("monthly")).isFalse();
    }

    @Test
    void volumes_that_are_charged_in_two_currencies_have_no_price() {
        var mixed = new TreeMap<>(ListPrices.all().byLocation());
        var here = new TreeMap<>(mixed.get(Location.of("us-east-1")));
        here.put(Component.GP3_IOPS, new Price(new BigDecimal("0.005"), "EUR"));
        mixed.put(Location.of("us-east-1"), here);
        var fast = spec("us-east-1a", "gp3", 100, 4_000, 125);
        var fleet = new Fleets(CensusRequest.DEFAULT)
                .with(PAYMENTS, "us-east-1", Use.RUNNING, fast, spec("us-east-1a", "gp2", 100, 300, 0));

        var json = json(fleet, ListPrices.of(mixed));

        assertThat(usd(json, "/billed")).isEqualTo("10");
        assertThat(json.at("/billed/unpricedVolumes").longValue()).isEqualTo(1);
        assertThat(json.at("/prices/missing").toString()).contains("no price for gp3 volumes");
    }

    @Test
    void a_report_of_every_shape_is_read_as_it_was_written() {
        var mixed = new TreeMap<>(ListPrices.all().byLocation());
        mixed.putAll(ListPrices.euros("eusc-de-east-1", "0.1047").byLocation());
        var denied = new Prices(
                "AWS price list",
                "",
                new TreeMap<>(),
                List.of(new Prices.Gap(Location.of("us-east-1"), new Denied("pricing:GetProducts", "no"))));
        var requests = List.of(
                CensusRequest.DEFAULT,
                CensusRequest.DEFAULT.withRequire(Requirement.EVERYTHING),
                CensusRequest.DEFAULT.withAttachedOnly(true));
        for (Prices prices : List.of(ListPrices.of(mixed), ListPrices.all(), denied, Prices.NOT_ASKED)) {
            for (CensusRequest request : requests) {
                var attached = new Fleets(request)
                        .with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "gp2", 500, 1_500, 0))
                        .with(PAYMENTS, "eusc-de-east-1", Use.STOPPED, spec("eusc-de-east-1a", "gp3", 9, 3_000, 125));
                for (Fleets fleet : List.of(
                        new Fleets(request), attached, fill(new Fleets(request)).without(NO_BIN))) {
                    assertIsReadAsItWasWritten(Overview.of(fleet.report(), prices));
                }
            }
        }
    }

    @Test
    void the_volumes_that_savings_are_of_are_told_and_their_arithmetic_is_read_again() {
        var fleet = fleet().with(SEARCH, "us-east-1", Use.RUNNING, spec("us-east-1-bos-1a", "gp2", 200, 600, 0))
                .with(PAYMENTS, "us-east-1", Use.STOPPED, spec("us-east-1c", "io1", 1_000, 10_000, 0))
                .with(PAYMENTS, "us-east-1", Use.RECYCLE_BIN, spec("us-east-1c", "gp2", 900, 2_700, 0));
        var report = Overview.of(fleet.report(), ListPrices.all());

        assertThat(json(fleet, ListPrices.all()).at("/savings/convertible").toString())
                .isEqualTo("[{\"region\":\"us-east-1\",\"gp2Sizes\":{\"500\":1},\"io1\":{\"volumes\":1,"
                        + "\"gibibytes\":1000,\"io1Iops\":10000,\"gp3Iops\":7000,\"gp3MebibytesPerSecond\":375}},"
                        + "{\"region\":\"us-east-1\",\"zone\":\"us-east-1-bos-1a\",\"gp2Sizes\":{\"200\":1}}]");
        assertIsReadAsItWasWritten(report);
        assertThat(billed(ReportReader.read(ReportJson.write(report))).steps())
                .hasSizeGreaterThanOrEqualTo(3)
                .isEqualTo(billed(report).steps());
    }

    @Test
    void an_earlier_report_that_does_not_tell_what_its_savings_are_of_has_them_without_arithmetic() {
        var report = Overview.of(fleet().report(), ListPrices.all());
        String earlier = new String(ReportJson.write(report), UTF_8)
                .replaceAll("\\s+", " ")
                .replaceFirst(", \"convertible\" : \\[ \\{ [^]]* ]", "");

        var read = billed(ReportReader.read(earlier.getBytes(UTF_8)));

        assertThat(earlier).doesNotContain("convertible");
        assertThat(Schemas.complaints(ReportJson.class, "report", earlier)).isEmpty();
        assertThat(read.savings()).isEqualTo(billed(report).savings()).isNotEqualTo(Savings.NONE);
        assertThat(read.steps()).isEmpty();
    }

    private static void assertIsReadAsItWasWritten(Overview report) {
        byte[] json = ReportJson.write(report);

        assertThat(ReportReader.read(json)).isEqualTo(report);
        assertThat(Schemas.complaints(ReportJson.class, "report", new String(json, UTF_8)))
                .isEmpty();
    }

    @Test
    void a_report_with_money_is_read_as_it_was_written() {
        for (Prices prices : List.of(ListPrices.all(), ListPrices.without(Component.GP2_SIZE), Prices.NOT_ASKED)) {
            var report = Overview.of(fleet().without(NO_BIN).report(), prices);
            byte[] json = ReportJson.write(report);

            assertThat(ReportReader.read(json)).isEqualTo(report);
            assertThat(Schemas.complaints(ReportJson.class, "report", new String(json, UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    void a_source_that_was_not_counted_makes_its_uses_at_least_and_the_verdict_stands() {
        var report = Overview.of(fleet().without(NO_BIN).report(), ListPrices.all());

        assertThat(report.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(billed(report).isAtLeast(Use.RECYCLE_BIN)).isTrue();
        assertThat(billed(report).isAtLeast(Use.UNATTACHED)).isFalse();
        assertThat(json(fleet().without(NO_BIN), ListPrices.all())
                        .at("/notCounted")
                        .toString())
                .isEqualTo("[{\"account\":\"444455556666\",\"region\":\"us-east-1\",\"source\":\"recycle-bin\","
                        + "\"outcome\":\"denied\",\"action\":\"ec2:ListVolumesInRecycleBin\","
                        + "\"message\":\"not authorized\",\"accepted\":false}]");
    }

    @Test
    void a_scope_that_was_too_large_for_a_source_is_named_and_read_as_it_was_written() {
        var notAsked = new NotCounted(NO_BIN.scope(), Source.UNLISTED, new NotAsked(), false);
        var report = Overview.of(fleet().without(notAsked).report(), ListPrices.all());

        assertThat(billed(report).isAtLeast(Use.UNLISTED)).isTrue();
        assertThat(billed(report).isAtLeast(Use.UNATTACHED)).isFalse();
        assertThat(json(fleet().without(notAsked), ListPrices.all())
                        .at("/notCounted")
                        .toString())
                .isEqualTo("[{\"account\":\"444455556666\",\"region\":\"us-east-1\",\"source\":\"unlisted\","
                        + "\"outcome\":\"notAsked\",\"accepted\":false}]");
        assertIsReadAsItWasWritten(report);
    }

    @Test
    void where_everything_is_required_a_source_that_was_not_counted_makes_the_report_incomplete() {
        var everything = CensusRequest.DEFAULT.withRequire(Requirement.EVERYTHING);
        var census = fill(new Fleets(everything)).without(NO_BIN).report();
        var report = Overview.of(census, ListPrices.all());

        assertThat(report.verdict())
                .isEqualTo(Verdict.INCOMPLETE)
                .isEqualTo(census.census().verdict());
        assertThat(ReportReader.read(ReportJson.write(report))).isEqualTo(report);
    }

    @Test
    void a_report_has_the_verdict_of_its_census_where_all_that_is_missing_is_tolerated() {
        var denied = new Denied("sts:AssumeRole", "no");
        var listed = new ListedScope(new Scope(PAYMENTS, "us-east-1"), 0, Calls.NONE, denied);
        var request = CensusRequest.DEFAULT.withTolerate(new Tolerance(List.of(PAYMENTS)));
        var census = Census.of(request, List.of(listed), Partial.EMPTY).accepting(request.tolerate());
        var started = Instant.parse("2026-11-28T01:00:00Z");
        var report = Overview.of(
                new Report(null, request, started, started, census, new TreeMap<>(), null), Prices.NOT_ASKED);

        assertThat(census.missing()).isEmpty();
        assertThat(report.verdict()).isEqualTo(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(ReportReader.read(ReportJson.write(report))).isEqualTo(report);
    }

    @Test
    void euros_and_dollars_stay_apart_in_every_sum() {
        var prices = new TreeMap<>(ListPrices.all().byLocation());
        prices.putAll(ListPrices.euros("eusc-de-east-1", "0.1047").byLocation());
        var both =
                fleet().with(PAYMENTS, "eusc-de-east-1", Use.RUNNING, spec("eusc-de-east-1a", "gp3", 100, 3_000, 125));

        var report = Overview.of(both.report(), ListPrices.of(prices));

        assertThat(billed(report).total().monthly().money())
                .isEqualTo(Money.of(new BigDecimal("10.47"), "EUR").plus(Money.of(new BigDecimal("3778.6"), "USD")));
        assertThat(ReportReader.read(ReportJson.write(report))).isEqualTo(report);
        assertThat(List.copyOf(json(both, ListPrices.of(prices))
                        .at("/by/account/111122223333/running/monthly")
                        .propertyNames()))
                .containsExactlyInAnyOrder("EUR", "USD");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        a use less            | "stopped" : { "volumes" : 1, "gibibytes" : 1000, "iops" : 64000, "mebibytesPerSecond" : 0, "monthly" : { "USD" : 3661 } }, "unlisted" | "unlisted" | report: account adds up to
        another sum           | "USD" : 3778.6                         | "USD" : 3778.61                        | report.billed must be what the uses add up to
        a negative amount     | "USD" : 3778.6                         | "USD" : -1                             | report.billed.monthly.USD is -1, but must be an amount
        an odd currency       | "USD" : 3778.6                         | "usd" : 3778.6                         | report.billed.monthly must be three capital letters for each currency
        a currency of no code | "currencies" : [ "USD" ]               | "currencies" : [ "USD", "dollars" ]    | report.prices.currencies must be three capital letters for each currency
        an amount in words    | "USD" : 3778.6                         | "USD" : "much"                         | report.billed.monthly.USD is "much", but must be an amount
        an endless amount     | "USD" : 3778.6                         | "USD" : 1e999999999                    | report.billed.monthly.USD is 1
        too many unpriced     | "USD" : 3778.6 }                       | "USD" : 3778.6 }, "unpricedVolumes" : 6 | report.billed: of 5 volumes 6 have no price
        a cell too large      | "type":"io2","use":"stopped","volumes":1,"gibibytes":1000 | "type":"io2","use":"stopped","volumes":1,"gibibytes":1001 | report: the cells do not add up to the breakdowns
        a cell of no use      | "type":"io2","use":"stopped"           | "type":"io2","use":"lost"              | report: no use
        a cell unlike others  | "type":"gp2","use":"unattached"        | "type":"gp2","use":"unattached","tag:x":"y" | report.cells[2].dimensions must be those of the first cell
        units of nothing      | "VolumeP-IOPS.io2.tier2":32000         | "VolumeP-IOPS.io9":32000               | report.cells[4].units.VolumeP-IOPS.io9 must be
        units of none         | "VolumeP-IOPS.io2.tier2":32000         | "VolumeP-IOPS.io2.tier2":0             | report.cells[4]: 0 units of
        a source of no census | "source" : "recycle-bin"               | "source" : "attic"                     | report.notCounted[0].source must be the name of a source
        a saving of more      | "500" : 1                              | "500" : 2                              | report: the savings do not match the convertible volumes and the prices
        a size in words       | "500" : 1                              | "5e2" : 1                              | report.savings.convertible[0].gp2Sizes must be numbers of volumes by their size in GiB
        a size of no volumes  | "500" : 1                              | "500" : 0                              | report.savings.convertible[0]: 0 gp2 volumes of 500 GiB; allowed
        a location twice      | "convertible" : [                      | "convertible" : [ { "region" : "us-east-1", "gp2Sizes" : { } }, | report.savings.convertible[1].region must be unique in combination
        a location with more  | "convertible" : [ {                    | "convertible" : [ { "io2" : 1,         | report.savings.convertible[0].io2 is not known
        an unknown field      | "dearerVolumes" : 0                    | "dearerVolumes" : 0, "colour" : 1      | report.savings.gp2.likeForLike.colour is not known
        a name of no account  | "111122223333" : "Payments             | "payments" : "Payments                 | report.accounts has a key that is not an account id
        """)
    void money_that_does_not_add_up_or_is_none_is_refused(
            String what, String original, String damaged, String complaint) {
        String report = new String(
                        ReportJson.write(Overview.of(fleet().without(NO_BIN).report(), ListPrices.all())), UTF_8)
                .replaceAll("\\s+", " ");
        assertThat(report).contains(original);
        String broken = report.replaceFirst(Pattern.quote(original), damaged);

        assertThatThrownBy(() -> ReportReader.read(broken.getBytes(UTF_8)))
                .as(what)
                .isInstanceOf(MalformedReport.class)
                .hasMessageStartingWith(complaint);
    }

    private static Billed billed(Overview report) {
        return Objects.requireNonNull(report.billed());
    }

    private static Fleets fleet() {
        return fill(new Fleets(CensusRequest.DEFAULT));
    }

    private static Fleets fill(Fleets empty) {
        return empty.with(PAYMENTS, "us-east-1", Use.RUNNING, spec("us-east-1a", "gp3", 500, 4_000, 250))
                .with(SEARCH, "us-east-1", Use.STOPPED, spec("us-east-1a", "io2", 1_000, 64_000, 0))
                .with(
                        PAYMENTS,
                        "us-east-1",
                        Use.UNATTACHED,
                        spec("us-east-1b", "gp2", 500, 1_500, 0),
                        spec("us-east-1-bos-1a", "gp3", 100, 3_000, 125))
                .with(SEARCH, "us-east-1", Use.RECYCLE_BIN, spec("us-east-1a", "gp3", 100, 3_000, 125))
                .named(PAYMENTS, "Payments\u202e");
    }

    private static String usd(JsonNode json, String path) {
        return json.at(path + "/monthly/USD").decimalValue().toPlainString();
    }

    private static JsonNode json(Fleets fleet, Prices prices) {
        return Json.readTree(ReportJson.write(Overview.of(fleet.report(), prices)));
    }
}
