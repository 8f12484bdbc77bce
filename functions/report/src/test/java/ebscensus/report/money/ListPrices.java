package ebscensus.report.money;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** List prices of November 2026, as far as they are known. */
public final class ListPrices {
    public static final Location VIRGINIA = Location.of("us-east-1");
    public static final Location TOKYO = Location.of("ap-northeast-1");
    public static final Location BOSTON = Location.of("us-east-1", "us-east-1-bos-1a");

    private static final Map<Component, Price> OF_VIRGINIA = usd(
            "0.08", "0.005", "0.04", "0.10", "0.125", "0.065", "0.125", "0.065", "0.0455", "0.03185", "0.045", "0.015",
            "0.05");
    private static final Map<Component, Price> OF_TOKYO = usd(
            "0.096", "0.006", "0.048", "0.12", "0.142", "0.074", "0.142", "0.074", "0.0518", "0.03626", "0.054",
            "0.018");

    private ListPrices() {}

    public static Prices all() {
        return of(Map.of(VIRGINIA, OF_VIRGINIA, TOKYO, OF_TOKYO, BOSTON, only(Component.GP3_SIZE, "0.096")));
    }

    public static Prices of(Map<Location, Map<Component, Price>> prices) {
        return new Prices("AWS price list", "2026-09-30T19:15:12Z", new TreeMap<>(prices), List.of());
    }

    /** Those of Virginia, without one. */
    public static Prices without(Component component) {
        var prices = new EnumMap<>(OF_VIRGINIA);
        prices.remove(component);
        return of(Map.of(VIRGINIA, prices));
    }

    /** Of gp3's size alone. */
    public static Prices euros(String region, String amount) {
        var price = new Price(new BigDecimal(amount), "EUR");
        return of(Map.of(Location.of(region), Map.of(Component.GP3_SIZE, price)));
    }

    static Map<Component, Price> only(Component component, String usd) {
        return Map.of(component, new Price(new BigDecimal(usd), "USD"));
    }

    private static Map<Component, Price> usd(String... amounts) {
        var prices = new EnumMap<Component, Price>(Component.class);
        var components = List.of(Component.values()).iterator();
        for (String amount : amounts) {
            prices.put(components.next(), new Price(new BigDecimal(amount), "USD"));
        }
        return prices;
    }
}
