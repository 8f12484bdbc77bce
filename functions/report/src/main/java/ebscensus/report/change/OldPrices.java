package ebscensus.report.change;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.report.Priced;
import ebscensus.report.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prices at which the cost of each cause except "price" is computed. The price of a component in a location is the price in
 * the earlier report or, if there is none, the price in the later report.
 */
record OldPrices(Priced before, Priced after) {
    /**
     * The monthly cost of the units, which is negative if {@code units} is negative. The cost is 0 if neither report has a
     * price.
     */
    Money cost(Location location, Component component, long units) {
        var price = price(before, location, component);
        if (price == null) {
            price = price(after, location, component);
        }
        return price == null
                ? Money.NONE
                : Money.of(price.amount().multiply(BigDecimal.valueOf(units)), price.currency());
    }

    private static @Nullable Price price(Priced prices, Location location, Component component) {
        return prices.list().getOrDefault(location, Map.of()).get(component);
    }
}
