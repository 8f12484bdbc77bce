package ebscensus.aws;

import ebscensus.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Texts of the price list, as AWS writes them. */
final class Products {
    private Products() {}

    /** A product of a region. */
    static String of(String region, String usageType, String unit, String usd) {
        return of(region, "AWS Region", usageType, unit, Map.of("USD", usd));
    }

    static String of(
            String regionCode, String locationType, String usageType, String unit, Map<String, String> pricePerUnit) {
        return text(regionCode, locationType, usageType, dimension(unit, "0", "Inf", pricePerUnit));
    }

    /** With these price dimensions on demand, and one of a reservation that nobody asks for. */
    @SafeVarargs
    static String text(String regionCode, String locationType, String usageType, Map<String, Object>... dimensions) {
        var onDemand = new HashMap<String, Object>();
        for (int i = 0; i < dimensions.length; i++) {
            onDemand.put("SKU.OFFER.RATE" + i, dimensions[i]);
        }
        return text(Map.of(
                "product",
                Map.of(
                        "productFamily",
                        "Storage",
                        "sku",
                        "SKU",
                        "attributes",
                        Map.of("usagetype", usageType, "regionCode", regionCode, "locationType", locationType)),
                "terms",
                Map.of(
                        "OnDemand",
                        Map.of("SKU.OFFER", Map.of("priceDimensions", onDemand)),
                        "Reserved",
                        Map.of(
                                "R",
                                Map.of(
                                        "priceDimensions",
                                        Map.of("R1", dimension("GB-Mo", "0", "Inf", Map.of("USD", "0.01")))))),
                "serviceCode",
                "AmazonEC2",
                "publicationDate",
                "2026-09-30T19:15:12Z"));
    }

    static Map<String, Object> dimension(String unit, String begin, String end, Map<String, String> pricePerUnit) {
        return Map.of("unit", unit, "beginRange", begin, "endRange", end, "pricePerUnit", pricePerUnit);
    }

    /** A page of the answer, the last where the token is empty. */
    static ScriptedAws.Answer page(List<String> texts, String token) {
        var page = new HashMap<String, Object>(Map.of("FormatVersion", "aws_v1", "PriceList", new ArrayList<>(texts)));
        if (!token.isEmpty()) {
            page.put("NextToken", token);
        }
        return ScriptedAws.ok(text(page));
    }

    static ScriptedAws.Answer page(String... texts) {
        return page(List.of(texts), "");
    }

    static ScriptedAws.Answer refused(int status, String type, String message) {
        return new ScriptedAws.Answer(
                status, text(Map.of("__type", "com.amazonaws.pricing.v20171015#" + type, "message", message)));
    }

    /** All that a region has for volumes, at the prices of us-east-1. */
    static List<String> ofVolumes(String region, String prefix) {
        return Stream.of(
                        "VolumeUsage.gp3 GB-Mo 0.0800000000",
                        "VolumeP-IOPS.gp3 IOPS-Mo 0.0050000000",
                        "VolumeP-Throughput.gp3 GiBps-mo 40.9600000000",
                        "VolumeUsage.gp2 GB-Mo 0.1000000000",
                        "VolumeUsage.piops GB-Mo 0.1250000000",
                        "VolumeP-IOPS.piops IOPS-Mo 0.0650000000",
                        "VolumeUsage.io2 GB-month 0.1250000000",
                        "VolumeP-IOPS.io2 IOPS-Mo 0.0650000000",
                        "VolumeP-IOPS.io2.tier2 IOPS-Mo 0.0455000000",
                        "VolumeP-IOPS.io2.tier3 IOPS-Mo 0.0318500000",
                        "VolumeUsage.st1 GB-Mo 0.0450000000",
                        "VolumeUsage.sc1 GB-Mo 0.0150000000",
                        "VolumeUsage GB-Mo 0.0500000000",
                        "VolumeIOUsage IOs 0.0000000500")
                .map(line -> line.split(" ", -1))
                .map(parts -> of(region, prefix + "EBS:" + parts[0], parts[1], parts[2]))
                .toList();
    }

    private static String text(Object value) {
        return new String(Json.write(value), java.nio.charset.StandardCharsets.UTF_8);
    }
}
