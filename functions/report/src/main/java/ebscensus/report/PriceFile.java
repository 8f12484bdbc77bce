package ebscensus.report;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Suggestion;
import ebscensus.core.request.Text;
import ebscensus.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A user's own prices, as JSON or as CSV. {@code prices.schema.json} beside this class describes the JSON, and {@link PriceCsv}
 * the CSV. The name of a Local or Wavelength Zone may be given in full or without its last character. A location or component
 * that the file does not name has no price.
 */
public final class PriceFile implements PriceList {
    /**
     * The maximum size of a price file in bytes. Our own choice, far above the roughly 50 KB for the prices of all AWS regions
     * and zones.
     */
    public static final int MOST_BYTES = 10 << 20;

    static final String PRICE = "a number above 0: the price of one GiB, IOPS or MiB/s a month";
    static final String CURRENCY = "a currency's code, such as \"USD\"";

    static final List<String> COMPONENTS =
            Arrays.stream(Component.values()).map(Component::usage).toList();
    static final int LONGEST_SHOWN = 100;

    private static final int MOST_DIGITS = 30;

    private final String source;
    private final String asOf;
    private final Map<String, Map<Component, Price>> prices;

    /** @param name the name of the file, for the report */
    PriceFile(String name, String asOf, Map<String, Map<Component, Price>> prices) {
        this.source = "file " + name;
        this.asOf = asOf;
        this.prices = prices;
    }

    /**
     * @param name the name of the file, for messages and for the report; if the name ends in {@code .csv}, the content is read
     *     as CSV, otherwise as JSON
     * @throws InvalidRequest if the content is wrong; the message names the line or the field
     */
    public static PriceFile read(String name, byte[] content) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? PriceCsv.read(name, content) : readJson(name, content);
    }

    private static PriceFile readJson(String name, byte[] json) {
        try {
            return read(name, Json.readTree(json));
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new InvalidRequest(name + (place == null ? "" : ", line " + place.getLineNr())
                    + ": this is not JSON: " + Text.shortened(e.getOriginalMessage(), LONGEST_SHOWN));
        }
    }

    @Override
    public Prices prices(Set<Location> locations) {
        var found = new TreeMap<Location, Map<Component, Price>>();
        locations.forEach(location -> found.put(location, of(location)));
        return new Prices(source, asOf, found, List.of());
    }

    private Map<Component, Price> of(Location location) {
        String name = location.name();
        var own = prices.getOrDefault(name, Map.of());
        return own.isEmpty() && !location.isRegion()
                ? prices.getOrDefault(name.substring(0, Math.max(0, name.length() - 1)), Map.of())
                : own;
    }

    private static PriceFile read(String name, JsonNode root) {
        if (!root.isObject()) {
            throw refused(
                    name,
                    "",
                    root,
                    "a JSON object such as {\"currency\": \"USD\", \"prices\": {\"us-east-1\":"
                            + " {\"VolumeUsage.gp3\": 0.08}}}");
        }
        root.propertyNames().stream()
                .filter(field -> !List.of("asOf", "currency", "prices").contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw unknown(name, field, List.of("asOf", "currency", "prices"));
                });
        String asOf = root.has("asOf") ? text(name, "asOf", root.get("asOf")) : "";
        String currency = text(name, "currency", root.path("currency"));
        if (!Price.isCurrency(currency)) {
            throw refused(name, "currency", root.path("currency"), CURRENCY);
        }
        return new PriceFile(name, asOf, prices(name, currency, root.path("prices")));
    }

    private static Map<String, Map<Component, Price>> prices(String name, String currency, JsonNode locations) {
        if (!locations.isObject()) {
            throw refused(name, "prices", locations, "an object whose fields are regions or zones");
        }
        var prices = new TreeMap<String, Map<Component, Price>>();
        locations.properties().forEach(location -> {
            String field = "prices." + location.getKey();
            if (!location.getValue().isObject()) {
                throw refused(name, field, location.getValue(), "an object such as {\"VolumeUsage.gp3\": 0.08}");
            }
            var its = new EnumMap<Component, Price>(Component.class);
            location.getValue()
                    .properties()
                    .forEach(price -> its.put(
                            component(name, field, price.getKey()),
                            price(name, field + "." + price.getKey(), currency, price.getValue())));
            prices.put(location.getKey(), its);
        });
        return prices;
    }

    private static Component component(String name, String where, String usage) {
        return Component.ofUsage(usage).orElseThrow(() -> unknown(name, where + "." + usage, usage, COMPONENTS));
    }

    /** Whether the amount is allowed as the price of a unit. */
    static boolean isPrice(BigDecimal amount) {
        return amount.signum() > 0 && amount.precision() <= MOST_DIGITS && Math.abs(amount.scale()) <= MOST_DIGITS;
    }

    private static Price price(String name, String field, String currency, JsonNode value) {
        if (value.isNumber()) {
            var amount = value.decimalValue();
            if (isPrice(amount)) {
                return new Price(amount, currency);
            }
        }
        throw refused(name, field, value, PRICE);
    }

    private static String text(String name, String field, JsonNode value) {
        if (!value.isString()) {
            throw refused(name, field, value, "a string in double quotes");
        }
        return Text.shortened(value.stringValue(), LONGEST_SHOWN);
    }

    private static InvalidRequest unknown(String name, String field, List<String> known) {
        return unknown(name, field, field, known);
    }

    static InvalidRequest unknown(String name, String field, String written, List<String> known) {
        return new InvalidRequest(name + ": " + Text.quoted(field, LONGEST_SHOWN) + " is not known; allowed: "
                + String.join(", ", known) + Suggestion.question(written, known));
    }

    private static InvalidRequest refused(String name, String field, JsonNode value, String allowed) {
        String what = field.isEmpty() ? "" : Text.shortened(field, LONGEST_SHOWN) + ": ";
        String written = value.isMissingNode() ? "nothing" : Text.shortened(value.toString(), LONGEST_SHOWN);
        return new InvalidRequest(name + ": " + what + written + " is not allowed; allowed: " + allowed);
    }
}
