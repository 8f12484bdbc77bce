package ebscensus.core.inventory;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The monthly cost of one {@link Component.Unit}.
 *
 * @param amount the price, more than 0
 * @param currency three capital letters, such as {@code USD}
 */
public record Price(BigDecimal amount, String currency) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Price {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a price of " + amount.toPlainString() + "; allowed: more than 0");
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("a currency " + currency + "; allowed: three capital letters");
        }
        amount = amount.stripTrailingZeros();
    }

    /** Whether the text has the form of a currency code of ISO 4217. */
    public static boolean isCurrency(String text) {
        return CURRENCY.matcher(text).matches();
    }
}
