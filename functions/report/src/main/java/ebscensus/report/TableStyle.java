package ebscensus.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The characters that a table may use. */
public enum TableStyle {
    UNICODE("█"),
    /** For terminals that cannot show UTF-8. */
    ASCII("#");

    private static final int BAR = 10;
    private static final int LAST_OF_ASCII = 0x7E;

    private final String block;

    TableStyle(String block) {
        this.block = block;
    }

    /**
     * The style for the locale of the environment. Without a locale it is {@link #UNICODE}, because most terminals show UTF-8.
     */
    public static TableStyle of(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(locale -> !locale.isEmpty())
                        .findFirst()
                        .map(locale -> locale.toUpperCase(Locale.ROOT).replace("-", ""))
                        .filter(locale -> !locale.contains("UTF8"))
                        .isPresent()
                ? ASCII
                : UNICODE;
    }

    /** The text with an escape for each character that this style cannot show. */
    public String text(String text) {
        if (this == UNICODE) {
            return text;
        }
        var ascii = new StringBuilder();
        text.replace("…", "~").chars().forEach(unit -> {
            if (unit <= LAST_OF_ASCII) {
                ascii.append((char) unit);
            } else {
                ascii.append(String.format("\\u%04x", unit));
            }
        });
        return ascii.toString();
    }

    /**
     * A bar of at most ten characters. Its length is proportional to the part's share of the whole; a share above 0 has at
     * least one character.
     */
    String bar(BigDecimal part, BigDecimal whole) {
        if (part.signum() <= 0 || whole.signum() <= 0) {
            return "";
        }
        int length = part.multiply(BigDecimal.valueOf(BAR))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .intValue();
        return block.repeat(Math.clamp(length, 1, BAR));
    }
}
