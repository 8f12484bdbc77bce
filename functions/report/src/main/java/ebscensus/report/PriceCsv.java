package ebscensus.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Price;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Text;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a user's own prices from CSV in UTF-8, with commas and double quotes. The first line names the columns in any order:
 * {@code location}, {@code usage}, {@code price}, {@code currency} and, if the file states the day of its prices, {@code asOf}.
 * Each of the following lines has one price. All lines must have the same currency and the same day.
 */
final class PriceCsv {
    private static final String LOCATION = "location";
    private static final String USAGE = "usage";
    private static final String PRICE = "price";
    private static final String CURRENCY = "currency";
    private static final String AS_OF = "asOf";
    private static final List<String> REQUIRED = List.of(LOCATION, USAGE, PRICE, CURRENCY);
    private static final List<String> COLUMNS = List.of(LOCATION, USAGE, PRICE, CURRENCY, AS_OF);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, String> sameInAll = new HashMap<>();
    private final Map<String, Map<Component, Price>> prices = new TreeMap<>();

    /** The number of the last line that was read; 0 before the first line is read. */
    private long lastRead;

    private PriceCsv(String name) {
        this.name = name;
    }

    /** @throws InvalidRequest if the CSV is wrong; the message names the line and the column where this is possible */
    static PriceFile read(String name, byte[] csv) {
        return new PriceCsv(name).read(text(name, csv));
    }

    private static String text(String name, byte[] csv) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException _) {
            throw new InvalidRequest(name + ": this is not UTF-8; save the file as CSV in UTF-8");
        }
    }

    private PriceFile read(String text) {
        try {
            // Lines with a wrong number of fields are left to addPrice, whose message names the line.
            CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)
                    .forEach(this::add);
        } catch (CsvParseException _) {
            throw new InvalidRequest(name + ", after line " + lastRead + ": this is not CSV; check its double quotes");
        }
        if (columns.isEmpty()) {
            throw new InvalidRequest(
                    name + ": the file is empty; its first line must be " + String.join(",", REQUIRED));
        }
        return new PriceFile(name, sameInAll.getOrDefault(AS_OF, ""), prices);
    }

    private void add(CsvRecord line) {
        lastRead = line.getStartingLineNumber();
        if (columns.isEmpty()) {
            addColumns(line);
        } else {
            addPrice(line);
        }
    }

    private void addColumns(CsvRecord line) {
        for (String column : line.getFields()) {
            if (!COLUMNS.contains(column)) {
                throw PriceFile.unknown(at(line), column, column, COLUMNS);
            }
            if (columns.put(column, columns.size()) != null) {
                throw new InvalidRequest(at(line) + ": the column " + column + " occurs twice");
            }
        }
        for (String column : REQUIRED) {
            if (!columns.containsKey(column)) {
                throw new InvalidRequest(
                        at(line) + ": the column " + column + " is missing; required: " + String.join(", ", REQUIRED));
            }
        }
    }

    private void addPrice(CsvRecord line) {
        if (line.getFieldCount() != columns.size()) {
            throw new InvalidRequest(at(line) + ": " + Figures.count(line.getFieldCount(), "field")
                    + ", but the first line names " + Figures.count(columns.size(), "column"));
        }
        String location = field(line, LOCATION);
        if (location.isBlank()) {
            throw refused(line, LOCATION, "a region or a Local or Wavelength Zone, such as us-east-1");
        }
        var component = component(line);
        var price = new Price(amount(line), currency(line));
        if (columns.containsKey(AS_OF)) {
            requireSameInAll(line, AS_OF);
        }
        var its = prices.computeIfAbsent(location, _ -> new EnumMap<>(Component.class));
        if (its.put(component, price) != null) {
            throw new InvalidRequest(at(line) + ": " + Text.quoted(location, PriceFile.LONGEST_SHOWN)
                    + " has a price for " + component.usage() + " in an earlier line");
        }
    }

    private Component component(CsvRecord line) {
        String usage = field(line, USAGE);
        return Component.ofUsage(usage)
                .orElseThrow(() -> PriceFile.unknown(at(line) + ": " + USAGE, usage, usage, PriceFile.COMPONENTS));
    }

    private BigDecimal amount(CsvRecord line) {
        String written = field(line, PRICE);
        if (NUMBER.matcher(written).matches()) {
            var amount = new BigDecimal(written);
            if (PriceFile.isPrice(amount)) {
                return amount;
            }
        }
        throw refused(line, PRICE, PriceFile.PRICE);
    }

    private String currency(CsvRecord line) {
        String currency = field(line, CURRENCY);
        if (!Price.isCurrency(currency)) {
            throw refused(line, CURRENCY, PriceFile.CURRENCY);
        }
        requireSameInAll(line, CURRENCY);
        return currency;
    }

    private void requireSameInAll(CsvRecord line, String column) {
        String earlier = sameInAll.putIfAbsent(column, field(line, column));
        if (earlier != null && !earlier.equals(field(line, column))) {
            throw refused(line, column, Text.quoted(earlier, PriceFile.LONGEST_SHOWN) + ", as in the lines before");
        }
    }

    private String field(CsvRecord line, String column) {
        return line.getField(columns.getOrDefault(column, 0));
    }

    private InvalidRequest refused(CsvRecord line, String column, String allowed) {
        return new InvalidRequest(at(line) + ": " + column + ": "
                + Text.quoted(field(line, column), PriceFile.LONGEST_SHOWN) + " is not allowed; allowed: " + allowed);
    }

    private String at(CsvRecord line) {
        return name + ", line " + line.getStartingLineNumber();
    }
}
