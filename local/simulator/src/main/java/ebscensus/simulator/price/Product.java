package ebscensus.simulator.price;

import ebscensus.simulator.json.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A product of the price list with its on-demand price.
 *
 * @param attributes the attributes by name, as GetProducts names them
 * @param beginRange the number of units after which this price begins to apply
 */
public record Product(
        String family,
        Map<String, String> attributes,
        String unit,
        String beginRange,
        String currency,
        BigDecimal price) {
    public static final String SERVICE = "AmazonEC2";

    /** AWS's code for the term "on demand". */
    private static final String TERM = ".JRTCKXETXF";

    /** AWS's code for the only price in the term "on demand". */
    private static final String RATE = ".6YS6EN2CT7";

    /** The number of decimal places in AWS's prices. */
    private static final int DECIMALS = 10;

    static Product of(Place place, Charge charge, BigDecimal price) {
        var attributes = attributes(place, charge.usageType);
        attributes.put("volumeApiName", charge.volumeType);
        attributes.put("volumeType", volumeType(charge.volumeType));
        if (charge.family == Charge.Family.STORAGE) {
            attributes.put("storageMedia", storageMedia(charge.volumeType));
        } else {
            attributes.put("provisioned", charge == Charge.STANDARD_REQUESTS ? "No" : "Yes");
            attributes.put("group", group(charge));
        }
        return new Product(charge.family.text, attributes, charge.unit, charge.beginRange(), place.currency(), price);
    }

    static Product unrelated(Place place, Charge.Family family, String usageType, String unit, BigDecimal price) {
        return new Product(family.text, attributes(place, usageType), unit, "0", place.currency(), price);
    }

    private static Map<String, String> attributes(Place place, String usageType) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("usagetype", place.usageType(usageType));
        attributes.put("locationType", place.locationType());
        attributes.put("regionCode", place.code());
        attributes.put("servicecode", SERVICE);
        attributes.put("location", place.location());
        attributes.put("servicename", "Amazon Elastic Compute Cloud");
        attributes.put("operation", "");
        return attributes;
    }

    private static String volumeType(String apiName) {
        return switch (apiName) {
            case "gp2", "gp3" -> "General Purpose";
            case "io1", "io2" -> "Provisioned IOPS";
            case "st1" -> "Throughput Optimized HDD";
            case "sc1" -> "Cold HDD";
            default -> "Magnetic";
        };
    }

    private static String storageMedia(String apiName) {
        return switch (apiName) {
            case "gp2", "gp3", "io1", "io2" -> "SSD-backed";
            default -> "HDD-backed";
        };
    }

    private static String group(Charge charge) {
        return switch (charge) {
            case GP3_THROUGHPUT -> "EBS Throughput";
            case IO2_IOPS_TIER_2 -> "EBS IOPS Tier 2";
            case IO2_IOPS_TIER_3 -> "EBS IOPS Tier 3";
            case STANDARD_REQUESTS -> "EBS I/O Requests";
            default -> "EBS IOPS";
        };
    }

    /** The value of a field that GetProducts can filter by; empty if the product has no such field. */
    public Optional<String> field(String name) {
        return switch (name) {
            case "productFamily" -> Optional.of(family);
            case "ServiceCode" -> Optional.of(SERVICE);
            default -> Optional.ofNullable(attributes.get(name));
        };
    }

    /** The JSON text of the product in GetProducts. */
    public String json() {
        String sku = sku();
        return JsonText.of(ordered(
                "product",
                ordered("productFamily", family, "attributes", attributes, "sku", sku),
                "serviceCode",
                SERVICE,
                "terms",
                Map.of("OnDemand", Map.of(sku + TERM, term(sku))),
                "version",
                "20260930191512",
                "publicationDate",
                "2026-09-30T19:15:12Z"));
    }

    private Map<String, Object> term(String sku) {
        return ordered(
                "priceDimensions",
                Map.of(sku + TERM + RATE, dimension(sku + TERM + RATE)),
                "sku",
                sku,
                "effectiveDate",
                "2026-09-01T00:00:00Z",
                "offerTermCode",
                TERM.substring(1),
                "termAttributes",
                Map.of());
    }

    private Map<String, Object> dimension(String rateCode) {
        String amount = price.setScale(DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
        return ordered(
                "unit",
                unit,
                "endRange",
                "Inf",
                "description",
                amount + " " + currency + " per " + unit + " - " + attributes.get("location"),
                "appliesTo",
                List.of(),
                "rateCode",
                rateCode,
                "beginRange",
                beginRange,
                "pricePerUnit",
                Map.of(currency, amount));
    }

    /** The product code: 16 digits and letters that look random but depend only on the region and the usage type. */
    private String sku() {
        var name = (attributes.get("regionCode") + attributes.get("usagetype")).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name)
                .toString()
                .replace("-", "")
                .substring(0, 16)
                .toUpperCase(Locale.ROOT);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
