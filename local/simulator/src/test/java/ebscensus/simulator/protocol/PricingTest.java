package ebscensus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fault.FaultKind;
import ebscensus.simulator.fault.FaultPlan;
import ebscensus.simulator.fault.Source;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.json.JsonFields;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The price list, asked as AWS's JSON 1.1 protocol asks it. */
final class PricingTest {
    private static final Simulation SIMULATION = Simulation.of(1, 0);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** One product as a price list has it, by the path of each value. */
    private record Listed(Map<String, String> fields) {
        String attribute(String name) {
            return fields.getOrDefault("product.attributes." + name, "");
        }

        String usageType() {
            return attribute("usagetype");
        }

        /** Of its only price dimension. */
        String price(String name) {
            return fields.entrySet().stream()
                    .filter(field -> field.getKey().startsWith("terms.OnDemand.")
                            && field.getKey().endsWith(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    private static HttpResponse<String> ask(Simulator simulator, String region, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(simulator.endpoint())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSPriceListService.GetProducts")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261128/" + region
                                + "/pricing/aws4_request, SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** All pages. */
    private static List<Listed> products(Simulator simulator, int pageSize, String filters) throws Exception {
        var products = new ArrayList<Listed>();
        String next = "";
        do {
            var response = ask(
                    simulator,
                    "us-east-1",
                    "{\"ServiceCode\":\"AmazonEC2\",\"FormatVersion\":\"aws_v1\",\"MaxResults\":" + pageSize
                            + ",\"Filters\":[" + filters + "]" + next + "}");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            var page = JsonFields.of(response.body());
            assertThat(page).containsEntry("FormatVersion", "aws_v1");
            page.forEach((name, value) -> {
                if (name.startsWith("PriceList.")) {
                    products.add(new Listed(JsonFields.of(value)));
                }
            });
            next = page.containsKey("NextToken") ? ",\"NextToken\":\"" + page.get("NextToken") + "\"" : "";
        } while (!next.isEmpty());
        return products;
    }

    private static String filter(String type, String field, String value) {
        return "{\"Type\":\"" + type + "\",\"Field\":\"" + field + "\",\"Value\":\"" + value + "\"}";
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "us-east-1, EBS:VolumeUsage.gp3, Storage, gp3, GB-Mo, 0, 0.0800000000",
        "us-east-1, EBS:VolumeP-IOPS.gp3, System Operation, gp3, IOPS-Mo, 3000, 0.0050000000",
        "us-east-1, EBS:VolumeP-Throughput.gp3, Provisioned Throughput, gp3, GiBps-mo, 0, 40.9600000000",
        "us-east-1, EBS:VolumeUsage.gp2, Storage, gp2, GB-Mo, 0, 0.1000000000",
        "us-east-1, EBS:VolumeUsage.piops, Storage, io1, GB-Mo, 0, 0.1250000000",
        "us-east-1, EBS:VolumeP-IOPS.piops, System Operation, io1, IOPS-Mo, 0, 0.0650000000",
        "us-east-1, EBS:VolumeUsage.io2, Storage, io2, GB-month, 0, 0.1250000000",
        "us-east-1, EBS:VolumeP-IOPS.io2, System Operation, io2, IOPS-Mo, 0, 0.0650000000",
        "us-east-1, EBS:VolumeP-IOPS.io2.tier2, System Operation, io2, IOPS-Mo, 0, 0.0455000000",
        "us-east-1, EBS:VolumeP-IOPS.io2.tier3, System Operation, io2, IOPS-Mo, 0, 0.0318500000",
        "us-east-1, EBS:VolumeUsage.st1, Storage, st1, GB-Mo, 0, 0.0450000000",
        "us-east-1, EBS:VolumeUsage.sc1, Storage, sc1, GB-Mo, 0, 0.0150000000",
        "us-east-1, EBS:VolumeUsage, Storage, standard, GB-Mo, 0, 0.0500000000",
        "us-east-1-bos-1, USE1-BOS1-EBS:VolumeUsage.gp3, Storage, gp3, GB-Mo, 0, 0.0960000000",
        "ap-northeast-1, APN1-EBS:VolumeUsage.gp3, Storage, gp3, GB-Mo, 0, 0.0960000000",
        "ap-northeast-1, APN1-EBS:VolumeP-IOPS.gp3, System Operation, gp3, IOPS-Mo, 3000, 0.0060000000",
        "ap-northeast-1, APN1-EBS:VolumeP-Throughput.gp3, Provisioned Throughput, gp3, GiBps-mo, 0, 49.1520000000",
        "ap-northeast-1, APN1-EBS:VolumeUsage.gp2, Storage, gp2, GB-Mo, 0, 0.1200000000",
        "ap-northeast-1, APN1-EBS:VolumeUsage.piops, Storage, io1, GB-Mo, 0, 0.1420000000",
        "ap-northeast-1, APN1-EBS:VolumeP-IOPS.io2.tier3, System Operation, io2, IOPS-Mo, 0, 0.0362600000",
        "ap-northeast-1, APN1-EBS:VolumeUsage.st1, Storage, st1, GB-Mo, 0, 0.0540000000",
        "ap-northeast-1, APN1-EBS:VolumeUsage.sc1, Storage, sc1, GB-Mo, 0, 0.0180000000",
        "eu-west-1, EU-EBS:VolumeUsage.gp3, Storage, gp3, GB-Mo, 0, 0.0880000000",
        "eu-central-1, EUC1-EBS:VolumeUsage.gp3, Storage, gp3, GB-Mo, 0, 0.0952000000"
    })
    void a_product_is_told_with_its_usage_type_unit_range_and_price(
            String region, String usageType, String family, String type, String unit, String begin, String price)
            throws Exception {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT)) {
            var products = products(simulator, 100, filter("TERM_MATCH", "regionCode", region));

            assertThat(products)
                    .filteredOn(product -> product.usageType().equals(usageType))
                    .singleElement()
                    .satisfies(product -> {
                        assertThat(product.fields()).containsEntry("product.productFamily", family);
                        assertThat(product.attribute("volumeApiName")).isEqualTo(type);
                        assertThat(product.attribute("regionCode")).isEqualTo(region);
                        assertThat(product.attribute("locationType"))
                                .isEqualTo(region.contains("bos") ? "AWS Local Zone" : "AWS Region");
                        assertThat(product.price(".unit")).isEqualTo(unit);
                        assertThat(product.price(".beginRange")).isEqualTo(begin);
                        assertThat(product.price(".endRange")).isEqualTo("Inf");
                        assertThat(product.price(".pricePerUnit.USD")).isEqualTo(price);
                    });
            assertThat(products)
                    .extracting(product -> product.fields().get("product.productFamily"))
                    .contains("Storage Snapshot", "Data Transfer");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"eusc-de-east-1, EUR", "cn-north-1, CNY", "us-gov-west-1, USD", "sa-east-1, USD"})
    void every_region_has_one_currency(String region, String currency) throws Exception {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT)) {
            assertThat(products(simulator, 100, filter("TERM_MATCH", "regionCode", region)))
                    .isNotEmpty()
                    .allSatisfy(product -> assertThat(product.price(".pricePerUnit." + currency))
                            .isNotEmpty());
        }
    }

    @ParameterizedTest(name = "pages of {0}")
    @ValueSource(ints = {1, 7, 100})
    void pages_have_every_product_once_and_any_of_asks_for_several_regions(int pageSize) throws Exception {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withThrottle(false))) {
            var products = products(
                    simulator,
                    pageSize,
                    filter("ANY_OF", "regionCode", "us-east-1,us-east-1-bos-1") + ","
                            + filter("TERM_MATCH", "productFamily", "Storage"));

            assertThat(products).hasSize(14).doesNotHaveDuplicates();
            assertThat(products)
                    .extracting(product -> product.attribute("regionCode"))
                    .containsOnly("us-east-1", "us-east-1-bos-1");
        }
    }

    @Test
    void usage_types_are_unique_in_a_region() throws Exception {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withThrottle(false))) {
            var seen = new HashSet<String>();

            assertThat(products(simulator, 100, ""))
                    .hasSizeGreaterThan(600)
                    .allMatch(product -> seen.add(product.attribute("regionCode") + " " + product.usageType()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "us-east-1|{}|InvalidParameterException",
                "us-east-1|{\"ServiceCode\":\"AmazonS3\"}|InvalidParameterException",
                "us-east-1|{\"ServiceCode\":\"AmazonEC2\",\"MaxResults\":101}|InvalidParameterException",
                "us-east-1|{\"ServiceCode\":\"AmazonEC2\",\"MaxResults\":0}|InvalidParameterException",
                "us-east-1|{\"ServiceCode\":\"AmazonEC2\",\"FormatVersion\":\"v2\"}|InvalidParameterException",
                "us-east-1|{\"ServiceCode\":\"AmazonEC2\",\"NextToken\":\"x\"}|InvalidNextTokenException",
                "us-east-1|{\"ServiceCode\":\"AmazonEC2\",\"Filters\":[{\"Type\":\"LIKE\",\"Field\":\"a\",\"Value\":\"b\"}]}"
                    + "|InvalidParameterException",
                "us-east-1|[]|SerializationException",
                "eu-west-1|{\"ServiceCode\":\"AmazonEC2\"}|InvalidSignatureException"
            })
    void what_the_service_would_refuse_is_refused(String region, String body, String code) throws Exception {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT)) {
            var response = ask(simulator, region, body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(JsonFields.of(response.body())).containsEntry("__type", code);
        }
    }

    @Test
    void ten_requests_are_answered_at_once_and_no_more() throws Exception {
        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withNanoClock(() -> 0))) {
            for (int call = 0; call < 10; call++) {
                assertThat(ask(simulator, "us-east-1", "{\"ServiceCode\":\"AmazonEC2\",\"MaxResults\":1}")
                                .statusCode())
                        .isEqualTo(200);
            }

            var refused = ask(simulator, "us-east-1", "{\"ServiceCode\":\"AmazonEC2\",\"MaxResults\":1}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(JsonFields.of(refused.body())).containsEntry("__type", "ThrottlingException");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DENIED, 400, AccessDeniedException",
        "THROTTLED, 400, ThrottlingException",
        "UNAVAILABLE, 503, ServiceUnavailableException"
    })
    void prices_can_be_refused(String how, int status, String code) throws Exception {
        var plan = switch (how) {
            case "DENIED" -> FaultPlan.deny(Source.PRICES);
            case "THROTTLED" -> FaultPlan.always(FaultKind.THROTTLE, Source.PRICES);
            default -> FaultPlan.always(FaultKind.UNAVAILABLE, Source.PRICES);
        };

        try (var simulator = Simulator.start(SIMULATION, SimulatorOptions.DEFAULT.withFaults(plan));
                var client = new Client(simulator)) {
            var response = ask(simulator, "us-east-1", "{\"ServiceCode\":\"AmazonEC2\"}");

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(JsonFields.of(response.body())).containsEntry("__type", code);
            assertThat(client.ec2.describeVolumes(page -> page.maxResults(5)).volumes())
                    .isEmpty();
        }
    }

    @Test
    void the_prices_of_one_region_can_be_missing() throws Exception {
        var options = SimulatorOptions.DEFAULT.withFaults(FaultPlan.hidePrices("us-east-1"));

        try (var simulator = Simulator.start(SIMULATION, options)) {
            assertThat(products(simulator, 100, filter("ANY_OF", "regionCode", "us-east-1,us-east-1-bos-1")))
                    .isNotEmpty()
                    .allMatch(product -> product.attribute("regionCode").equals("us-east-1-bos-1"));
        }
    }

    @Test
    void products_can_be_damaged_in_several_ways_while_the_answer_stays_well_formed() throws Exception {
        var options = SimulatorOptions.DEFAULT.withFaults(FaultPlan.damageProducts());

        try (var simulator = Simulator.start(SIMULATION, options)) {
            var response = ask(
                    simulator,
                    "us-east-1",
                    "{\"ServiceCode\":\"AmazonEC2\",\"Filters\":[" + filter("TERM_MATCH", "regionCode", "us-east-1")
                            + "]}");
            var texts = new ArrayList<>(JsonFields.of(response.body()).entrySet());
            texts.removeIf(field -> !field.getKey().startsWith("PriceList."));

            assertThat(texts).hasSize(19);
            assertThat(texts.get(0).getValue()).startsWith("{\"product\"").doesNotEndWith("}");
            assertThat(texts.get(1).getValue()).doesNotContain("OnDemand");
            assertThat(texts.get(2).getValue()).contains("\"unit\":\"furlongs\"");
            assertThat(texts.get(3).getValue()).contains("\"USD\":\"free\"");
        }
    }

    @Test
    void the_price_of_a_GiB_falls_once() throws Exception {
        for (int day : new int[] {20, 21, 30}) {
            try (var simulator = Simulator.start(Simulation.of(1, 0).withDay(day), SimulatorOptions.DEFAULT)) {
                var prices = products(simulator, 100, filter("TERM_MATCH", "regionCode", "us-east-1")).stream()
                        .collect(Collectors.toMap(Listed::usageType, product -> product.price("USD")));

                assertThat(prices)
                        .containsEntry("EBS:VolumeUsage.gp3", day < 21 ? "0.0800000000" : "0.0760000000")
                        .containsEntry("EBS:VolumeP-IOPS.gp3", "0.0050000000")
                        .containsEntry("EBS:SnapshotUsage", "0.0500000000");
            }
        }
    }
}
