package ebscensus.aws;

import static ebscensus.aws.Products.dimension;
import static ebscensus.aws.Products.ofVolumes;
import static ebscensus.aws.Products.page;
import static ebscensus.aws.Products.refused;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.ScriptedAws.Answer;
import ebscensus.aws.ScriptedAws.Asked;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.Prices.Gap;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsPriceListTest {
    private static final Location VIRGINIA = Location.of("us-east-1");
    private static final Location TOKYO = Location.of("ap-northeast-1");
    private static final Location BOSTON = Location.of("us-east-1", "us-east-1-bos-1a");

    @Test
    void every_component_of_a_region_has_its_price_for_one_unit() {
        var prices = prices(_ -> page(ofVolumes("us-east-1", ""), ""), VIRGINIA);

        assertThat(prices.gaps()).isEmpty();
        assertThat(prices.asOf()).isEqualTo("2026-09-30T19:15:12Z");
        assertThat(prices.currencies()).containsExactly("USD");
        assertThat(prices.byLocation().get(VIRGINIA)).hasSize(Component.values().length);
        assertThat(usd(prices, VIRGINIA, Component.GP3_SIZE)).isEqualByComparingTo("0.08");
        assertThat(usd(prices, VIRGINIA, Component.GP3_THROUGHPUT)).isEqualByComparingTo("0.04");
        assertThat(usd(prices, VIRGINIA, Component.IO2_SIZE)).isEqualByComparingTo("0.125");
        assertThat(usd(prices, VIRGINIA, Component.IO2_IOPS_TIER_3)).isEqualByComparingTo("0.03185");
        assertThat(usd(prices, VIRGINIA, Component.STANDARD_SIZE)).isEqualByComparingTo("0.05");
    }

    @Test
    void a_region_is_asked_for_once_however_many_pages_its_answer_has() {
        var texts = ofVolumes("us-east-1", "");
        var asked = new ArrayList<String>();
        Function<Asked, Answer> pages = request -> {
            asked.add(request.form());
            return request.form().contains("NextToken")
                    ? page(texts.subList(7, texts.size()), "")
                    : page(texts.subList(0, 7), "page-2");
        };

        var prices = prices(pages, VIRGINIA);

        assertThat(prices.byLocation().get(VIRGINIA)).hasSize(Component.values().length);
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst())
                .contains(
                        "\"ServiceCode\":\"AmazonEC2\"",
                        "\"MaxResults\":100",
                        "us-east-1",
                        "regionCode",
                        "usagetype",
                        "EBS:Volume");
        assertThat(asked.getLast()).contains("\"NextToken\":\"page-2\"");
    }

    @Test
    void it_is_signed_for_the_service_in_a_region_that_has_it() {
        try (var aws = ScriptedAws.start(_ -> page(ofVolumes("eu-west-1", "EU-"), ""));
                var inventory = AwsInventory.connect(aws.settings("eu-west-1"))) {
            var prices = inventory.priceList().prices(Set.of(Location.of("eu-west-1")));

            assertThat(prices.byLocation()).isNotEmpty();
            assertThat(aws.asked()).containsExactly("GetProducts/eu-central-1");
        }
    }

    @Test
    void each_region_has_its_own_prices_whatever_its_usage_types_begin_with() {
        var prices = prices(
                request -> request.form().contains("ap-northeast-1")
                        ? page(Products.of("ap-northeast-1", "APN1-EBS:VolumeUsage.gp3", "GB-Mo", "0.096"))
                        : page(Products.of("us-east-1", "EBS:VolumeUsage.gp3", "GB-Mo", "0.08")),
                VIRGINIA,
                TOKYO);

        assertThat(usd(prices, VIRGINIA, Component.GP3_SIZE)).isEqualByComparingTo("0.08");
        assertThat(usd(prices, TOKYO, Component.GP3_SIZE)).isEqualByComparingTo("0.096");
    }

    @Test
    void a_local_zone_in_the_list_of_its_region_has_its_own_price_and_the_region_keeps_its_own() {
        var answer = page(
                product("us-east-1", "AWS Local Zone", "USE1-BOS1-EBS:VolumeUsage.gp3", "0.096"),
                product("us-east-1", "AWS Local Zone", "USE1-ATL1-EBS:VolumeUsage.gp3", "0.099"),
                product("us-east-1", "AWS Outposts", "USE1-EBS:VolumeUsage.gp3", "0.001"),
                product("us-east-1", "AWS Region", "EBS:VolumeUsage.gp3", "0.08"));

        var prices = prices(_ -> answer, VIRGINIA, BOSTON);

        assertThat(usd(prices, VIRGINIA, Component.GP3_SIZE)).isEqualByComparingTo("0.08");
        assertThat(usd(prices, BOSTON, Component.GP3_SIZE)).isEqualByComparingTo("0.096");
        assertThat(prices.gaps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, us-east-1-bos-1a, us-east-1-bos-1, AWS Local Zone, BOS1-EBS:VolumeUsage.gp3",
        "us-west-2, us-west-2-lax-1b, us-west-2-lax-1b, AWS Local Zone, LAX1-EBS:VolumeUsage.gp3",
        "us-east-1, us-east-1-wl1-nyc-wlz-1, us-east-1-wl1-nyc1, AWS Wavelength Zone, NYC1-EBS:VolumeUsage.gp3"
    })
    void a_zone_with_a_list_of_its_own_has_the_price_of_that(
            String region, String zone, String code, String type, String usageType) {
        var location = Location.of(region, zone);

        var prices = prices(
                request -> request.form().contains("\"" + code + "\"")
                        ? page(product(code, type, usageType, "0.111"))
                        : page(),
                location);

        assertThat(usd(prices, location, Component.GP3_SIZE)).isEqualByComparingTo("0.111");
    }

    @Test
    void a_zone_without_products_has_no_price_and_never_that_of_its_region() {
        var prices = prices(_ -> page(ofVolumes("us-east-1", ""), ""), VIRGINIA, BOSTON);

        assertThat(prices.of(BOSTON, Component.GP3_SIZE)).isEmpty();
        assertThat(prices.gaps()).containsExactly(noPrice(BOSTON, "the price list has no prices for us-east-1-bos-1a"));
        assertThat(prices.of(VIRGINIA, Component.GP3_SIZE)).isPresent();
    }

    @Test
    void an_unknown_unit_is_no_price() {
        var prices = prices(
                _ -> page(Products.of("us-east-1", "EBS:VolumeP-Throughput.gp3", "MiBps-fortnight", "0.04")), VIRGINIA);

        assertThat(prices.isEmpty()).isTrue();
        assertThat(prices.gaps())
                .containsExactly(noPrice(
                        VIRGINIA, "EBS:VolumeP-Throughput.gp3 is priced per \"MiBps-fortnight\", which is not known"));
    }

    @ParameterizedTest
    @CsvSource({"0.0000000000", "free", "-0.08", "1e9", "''", "0.08000000000000000000000001"})
    void an_amount_that_is_none_is_no_price(String amount) {
        var prices = prices(_ -> page(Products.of("us-east-1", "EBS:VolumeUsage.gp3", "GB-Mo", amount)), VIRGINIA);

        assertThat(prices.isEmpty()).isTrue();
        assertThat(prices.gaps())
                .containsExactly(noPrice(VIRGINIA, "EBS:VolumeUsage.gp3 costs \"" + amount + "\", which is no price"));
    }

    @Test
    void a_price_of_several_ranges_or_currencies_or_none_is_no_price() {
        var usd = Map.of("USD", "0.1");
        var prices = prices(
                _ -> page(
                        Products.text(
                                "us-east-1",
                                "AWS Region",
                                "EBS:VolumeUsage.gp3",
                                dimension("GB-Mo", "0", "100", usd),
                                dimension("GB-Mo", "100", "Inf", usd)),
                        Products.text(
                                "us-east-1", "AWS Region", "EBS:VolumeUsage.gp2", dimension("GB-Mo", "0", "5", usd)),
                        Products.text("us-east-1", "AWS Region", "EBS:VolumeUsage.st1"),
                        Products.of(
                                "us-east-1",
                                "AWS Region",
                                "EBS:VolumeUsage.sc1",
                                "GB-Mo",
                                Map.of("USD", "1", "EUR", "1")),
                        Products.of("us-east-1", "AWS Region", "EBS:VolumeUsage", "GB-Mo", Map.of("beads", "1"))),
                VIRGINIA);

        assertThat(prices.isEmpty()).isTrue();
        assertThat(prices.gaps())
                .containsExactlyInAnyOrder(
                        noPrice(VIRGINIA, "EBS:VolumeUsage.gp3 has 2 on-demand prices instead of one"),
                        noPrice(VIRGINIA, "EBS:VolumeUsage.gp2 has a price for only a limited number of units"),
                        noPrice(VIRGINIA, "EBS:VolumeUsage.st1 has 0 on-demand prices instead of one"),
                        noPrice(VIRGINIA, "EBS:VolumeUsage.sc1 has prices in 2 currencies instead of one"),
                        noPrice(VIRGINIA, "EBS:VolumeUsage has a price in \"beads\", which is no currency"));
    }

    @Test
    void two_different_prices_for_one_component_are_none() {
        var prices = prices(
                _ -> page(
                        Products.of("us-east-1", "EBS:VolumeUsage.gp3", "GB-Mo", "0.08"),
                        Products.of("us-east-1", "USE1-EBS:VolumeUsage.gp3", "GB-Mo", "0.09"),
                        Products.of("us-east-1", "EBS:VolumeUsage.gp2", "GB-Mo", "0.10"),
                        Products.of("us-east-1", "USE1-EBS:VolumeUsage.gp2", "GB-Mo", "0.1000")),
                VIRGINIA);

        assertThat(prices.of(VIRGINIA, Component.GP3_SIZE)).isEmpty();
        assertThat(prices.of(VIRGINIA, Component.GP2_SIZE)).isPresent();
        assertThat(prices.gaps()).containsExactly(noPrice(VIRGINIA, "VolumeUsage.gp3 has several prices"));
    }

    @Test
    void a_product_that_cannot_be_read_is_named_and_the_others_have_their_prices() {
        var prices = prices(
                _ -> page("{\"product\":", Products.of("us-east-1", "EBS:VolumeUsage.gp2", "GB-Mo", "0.10")), VIRGINIA);

        assertThat(usd(prices, VIRGINIA, Component.GP2_SIZE)).isEqualByComparingTo("0.1");
        assertThat(prices.gaps()).containsExactly(noPrice(VIRGINIA, "the list has a product that cannot be read"));
    }

    @Test
    void euros_stay_euros() {
        var brandenburg = Location.of("eusc-de-east-1");
        var prices = prices(
                "eusc-de-east-1",
                _ -> page(Products.of(
                        "eusc-de-east-1",
                        "AWS Region",
                        "EUSCDE1-EBS:VolumeUsage.gp3",
                        "GB-Mo",
                        Map.of("EUR", "0.1047"))),
                brandenburg);

        assertThat(prices.of(brandenburg, Component.GP3_SIZE)).contains(new Price(new BigDecimal("0.1047"), "EUR"));
    }

    @Test
    void who_is_denied_is_asked_once_and_every_location_lacks_its_prices_for_it() {
        var asked = new AtomicInteger();
        var prices = prices(
                _ -> {
                    asked.incrementAndGet();
                    return refused(400, "AccessDeniedException", "not authorized to perform: pricing:GetProducts");
                },
                VIRGINIA,
                TOKYO);

        assertThat(asked).hasValue(1);
        assertThat(prices.isEmpty()).isTrue();
        assertThat(prices.gaps()).extracting(Gap::location).containsExactly(TOKYO, VIRGINIA);
        assertThat(prices.gaps())
                .allSatisfy(gap -> assertThat(gap.why()).isInstanceOfSatisfying(Denied.class, denied -> {
                    assertThat(denied.action()).isEqualTo("pricing:GetProducts");
                    assertThat(denied.message()).startsWith("AccessDenied from 127.0.0.1:");
                }));
    }

    @Test
    void a_refusal_for_the_rate_is_tried_again() {
        var asked = new AtomicInteger();
        var prices = prices(
                _ -> asked.incrementAndGet() < 3
                        ? refused(400, "ThrottlingException", "Rate exceeded")
                        : page(ofVolumes("us-east-1", ""), ""),
                VIRGINIA);

        assertThat(asked).hasValue(3);
        assertThat(prices.gaps()).isEmpty();
        assertThat(prices.byLocation()).containsKey(VIRGINIA);
    }

    @Test
    void refusals_for_the_rate_that_do_not_end_are_why_prices_are_missing() {
        var prices = prices("us-east-1", 2, _ -> refused(400, "ThrottlingException", "Rate exceeded"), VIRGINIA);

        assertThat(prices.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.why()).isInstanceOf(ThrottledOut.class));
    }

    @Test
    void a_price_list_that_takes_too_long_is_not_asked_about_other_regions() {
        try (var aws = ScriptedAws.start(_ -> page(ofVolumes("ap-northeast-1", "APN1-"), ""));
                var clients = new AwsClients(aws.settings("us-east-1"))) {
            var prices = AwsPriceList.of(clients, "us-east-1", Duration.ZERO).prices(Set.of(VIRGINIA, TOKYO));

            assertThat(prices.byLocation()).containsOnlyKeys(TOKYO);
            assertThat(prices.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.location()).isEqualTo(VIRGINIA);
                assertThat(gap.why())
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.code()).isEqualTo("TooSlow"));
            });
            assertThat(aws.asked()).hasSize(1);
        }
    }

    @Test
    void a_price_list_that_takes_too_long_is_asked_for_no_other_page_zone_or_attempt() {
        assertThat(asked(request -> page(List.of(), "page-" + request.form().length()), VIRGINIA))
                .isOne();
        assertThat(asked(_ -> page(), BOSTON)).isOne();
        assertThat(asked(_ -> refused(400, "ThrottlingException", "Rate exceeded"), VIRGINIA))
                .isOne();
    }

    /** How often the list is asked that may not take any time, and leaves the location without prices. */
    private static int asked(Function<Asked, Answer> answers, Location location) {
        try (var aws = ScriptedAws.start(answers);
                var clients = new AwsClients(aws.settings("us-east-1"))) {
            var prices = AwsPriceList.of(clients, "us-east-1", Duration.ZERO).prices(Set.of(location));

            assertThat(prices.gaps()).isNotEmpty();
            return aws.asked().size();
        }
    }

    @Test
    void one_region_that_fails_does_not_take_away_the_prices_of_another() {
        var prices = prices(
                "us-east-1",
                2,
                request -> request.form().contains("ap-northeast-1")
                        ? refused(500, "InternalErrorException", "oops")
                        : page(ofVolumes("us-east-1", ""), ""),
                VIRGINIA,
                TOKYO);

        assertThat(prices.byLocation()).containsOnlyKeys(VIRGINIA);
        assertThat(prices.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.location()).isEqualTo(TOKYO);
            assertThat(gap.why())
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.code()).isEqualTo("InternalErrorException"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|IncompleteAnswer",
                "{\"PriceList\":null}|IncompleteAnswer",
                "[]|IncompleteAnswer",
                "<html>sign in</html>|UnreadableAnswer",
                "''|ConnectionLost"
            })
    void an_answer_that_is_none_is_why_prices_are_missing(String body, String code) {
        var prices = prices("us-east-1", 1, _ -> new Answer(200, body), VIRGINIA);

        assertThat(prices.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.why())
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.code()).isEqualTo(code)));
    }

    @Test
    void pages_that_lead_in_a_circle_end() {
        var prices = prices(_ -> page(List.of(), "again"), VIRGINIA);

        assertThat(prices.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.why())
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.code()).isEqualTo("RepeatedPageToken")));
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, https://api.pricing.us-east-1.amazonaws.com",
        "ca-central-1, https://api.pricing.us-east-1.amazonaws.com",
        "eu-north-1, https://api.pricing.eu-central-1.amazonaws.com",
        "ap-northeast-1, https://api.pricing.ap-south-1.amazonaws.com",
        "cn-north-1, https://api.pricing.cn-northwest-1.amazonaws.com.cn",
        "eusc-de-east-1, https://api.pricing.eusc-de-east-1.amazonaws.eu"
    })
    void each_partition_has_an_endpoint_of_its_own(String region, String endpoint) {
        var place = PricingHosts.near(region).orElseThrow();

        assertThat(PricingHosts.endpoint(Endpoints.OF_AWS, place)).isEqualTo(URI.create(endpoint));
    }

    @Test
    void an_endpoint_for_the_price_list_wins() {
        var place = PricingHosts.near("us-east-1").orElseThrow();
        var own = URI.create("http://127.0.0.1:4566");

        assertThat(PricingHosts.endpoint(Endpoints.at(own), place)).isEqualTo(own);
    }

    @Test
    void a_partition_without_a_price_list_says_so_without_a_call() {
        var gov = Location.of("us-gov-west-1");
        var prices = prices("us-gov-west-1", _ -> page(), gov);

        assertThat(prices.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.why())
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.message()).contains("--prices")));
    }

    private static String product(String code, String type, String usageType, String usd) {
        return Products.of(code, type, usageType, "GB-Mo", Map.of("USD", usd));
    }

    private static Gap noPrice(Location location, String message) {
        return new Gap(location, new Failed("pricing:GetProducts", "NoPrice", message, "", false));
    }

    private static BigDecimal usd(Prices prices, Location location, Component component) {
        var price = prices.of(location, component).orElseThrow();
        assertThat(price.currency()).isEqualTo("USD");
        return price.amount();
    }

    private static Prices prices(Function<Asked, Answer> script, Location... locations) {
        return prices("us-east-1", script, locations);
    }

    private static Prices prices(String region, Function<Asked, Answer> script, Location... locations) {
        return prices(region, 8, script, locations);
    }

    private static Prices prices(String region, int attempts, Function<Asked, Answer> script, Location... locations) {
        try (var aws = ScriptedAws.start(script)) {
            var settings = aws.settings(region).withPatience(Simulated.HASTE.withAttempts(attempts));
            try (var inventory = AwsInventory.connect(settings)) {
                return inventory.priceList().prices(Set.of(locations));
            }
        }
    }
}
