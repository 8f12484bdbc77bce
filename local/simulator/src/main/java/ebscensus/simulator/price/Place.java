package ebscensus.simulator.price;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A region or a Local Zone, as the price list describes it.
 *
 * @param code such as {@code eu-west-1} or {@code us-east-1-bos-1}
 * @param prefix the prefix of the place's usage types, such as {@code EU}; empty for us-east-1
 * @param location such as {@code Europe (Ireland)}
 * @param currency such as {@code USD}
 * @param factor the ratio of the place's prices to the prices of us-east-1
 * @param known the exceptions: prices that are not the price of us-east-1 times the factor
 */
record Place(
        String code,
        String prefix,
        String location,
        boolean isLocalZone,
        String currency,
        BigDecimal factor,
        Map<Charge, BigDecimal> known) {
    Place {
        known = Map.copyOf(known);
    }

    Place with(Map<Charge, BigDecimal> known) {
        return new Place(code, prefix, location, isLocalZone, currency, factor, known);
    }

    BigDecimal price(Charge charge) {
        return known.getOrDefault(charge, priced(charge.price));
    }

    /** Converts a price in us-east-1 to the price in this place. */
    BigDecimal priced(BigDecimal there) {
        return there.multiply(factor);
    }

    String usageType(String there) {
        return prefix.isEmpty() ? there : prefix + "-" + there;
    }

    String locationType() {
        return isLocalZone ? "AWS Local Zone" : "AWS Region";
    }
}
