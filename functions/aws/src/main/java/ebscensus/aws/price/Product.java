package ebscensus.aws.price;

import ebscensus.aws.answer.JsonAnswer;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Price;
import ebscensus.core.request.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The price of one component of a volume's cost, such as its size or its IOPS, in one place, as the price list describes it.
 *
 * @param regionCode the code of the region, or of a Local or Wavelength Zone
 * @param locationType such as {@code AWS Region} or {@code AWS Local Zone}
 * @param prefix the text before {@code EBS:} in the usage type, without the hyphen between the two, such as {@code EUC1} or
 *     {@code USE1-BOS1}; empty in us-east-1
 * @param price the price; null if the price list gives no price that this program understands
 * @param complaint the reason why the price is null; empty if there is a price
 */
public record Product(
        String regionCode,
        String locationType,
        String prefix,
        Component component,
        @Nullable Price price,
        String complaint) {
    public static final String REGION = "AWS Region";
    public static final String LOCAL_ZONE = "AWS Local Zone";
    public static final String WAVELENGTH_ZONE = "AWS Wavelength Zone";

    private static final Pattern USAGE_TYPE = Pattern.compile("(?:([A-Z0-9-]{1,40})-)?EBS:(.{1,60})");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final BigDecimal MEBIBYTES_PER_GIBIBYTE = BigDecimal.valueOf(1024);
    private static final String WITHOUT_END = "Inf";
    private static final int LONGEST_SHOWN = 60;

    /**
     * The product that one entry of the price list describes; empty if the entry does not describe a component of a volume's
     * cost.
     */
    public static Optional<Product> of(JsonNode root) {
        var attributes = root.path("product").path("attributes");
        var usageType = USAGE_TYPE.matcher(JsonAnswer.text(attributes, "usagetype"));
        if (!usageType.matches()) {
            return Optional.empty();
        }
        String prefix = usageType.group(1) == null ? "" : usageType.group(1);
        return Component.ofUsage(usageType.group(2)).map(component -> {
            String regionCode = JsonAnswer.text(attributes, "regionCode");
            String locationType = JsonAnswer.text(attributes, "locationType");
            try {
                var price = price(root.path("terms").path("OnDemand"), component.unit());
                return new Product(regionCode, locationType, prefix, component, price, "");
            } catch (NotUnderstood e) {
                String what = usageType.group() + " " + e.getMessage();
                return new Product(regionCode, locationType, prefix, component, null, what);
            }
        });
    }

    private static Price price(JsonNode onDemand, Component.Unit unit) throws NotUnderstood {
        var dimensions = new ArrayList<JsonNode>();
        onDemand.forEach(offer -> offer.path("priceDimensions").forEach(dimensions::add));
        if (dimensions.size() != 1) {
            throw new NotUnderstood("has " + dimensions.size() + " on-demand prices instead of one");
        }
        var dimension = dimensions.getFirst();
        if (!JsonAnswer.text(dimension, "endRange").equals(WITHOUT_END)) {
            throw new NotUnderstood("has a price for only a limited number of units");
        }
        var perUnit = dimension.path("pricePerUnit").properties();
        if (perUnit.size() != 1) {
            throw new NotUnderstood("has prices in " + perUnit.size() + " currencies instead of one");
        }
        var amount = perUnit.iterator().next();
        return new Price(
                perOneUnit(amount(amount.getValue()), JsonAnswer.text(dimension, "unit"), unit),
                currency(amount.getKey()));
    }

    private static String currency(String text) throws NotUnderstood {
        if (!Price.isCurrency(text)) {
            throw new NotUnderstood("has a price in " + Text.quoted(text, LONGEST_SHOWN) + ", which is no currency");
        }
        return text;
    }

    private static BigDecimal amount(JsonNode value) throws NotUnderstood {
        String text = value.isString() ? value.stringValue() : value.toString();
        if (!AMOUNT.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
            throw new NotUnderstood("costs " + Text.quoted(text, LONGEST_SHOWN) + ", which is no price");
        }
        return new BigDecimal(text);
    }

    /** Converts a price per unit of the list to a price per unit of the component. Division by 1,024 is exact. */
    private static BigDecimal perOneUnit(BigDecimal amount, String listed, Component.Unit unit) throws NotUnderstood {
        var units = switch (unit) {
            case GIBIBYTE -> List.of("GB-Mo", "GB-month");
            case IOPS -> List.of("IOPS-Mo");
            case MEBIBYTE_PER_SECOND -> List.of("GiBps-mo");
        };
        if (!units.contains(listed)) {
            throw new NotUnderstood("is priced per " + Text.quoted(listed, LONGEST_SHOWN) + ", which is not known");
        }
        return unit == Component.Unit.MEBIBYTE_PER_SECOND ? amount.divide(MEBIBYTES_PER_GIBIBYTE) : amount;
    }

    /** A price that is not understood. The message continues a sentence that begins with the product's usage type. */
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood(String message) {
            super(message);
        }
    }
}
