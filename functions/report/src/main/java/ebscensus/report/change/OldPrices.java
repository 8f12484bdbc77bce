package ebscensus.report.change;

import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.report.Priced;
import ebscensus.report.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prices of the earlier report, by which all causes but that of prices are valued; where it has none, those of the later one. */
record OldPrices(Priced before, Priced after) {
    /** What so many units more, or fewer, cost a month. What neither report has a price for costs nothing. */
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
