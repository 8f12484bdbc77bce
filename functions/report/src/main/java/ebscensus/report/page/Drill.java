package ebscensus.report.page;

import ebscensus.core.census.Cell;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Text;
import ebscensus.report.Amounts;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.money.Holding;
import ebscensus.report.money.PricedCube;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the data of the drill-down, in which the script of the page shows the accounts, the regions of an account, or the
 * types in a region of an account. The data are JSON and not an HTML table, because nobody reads 50,000 rows and a browser
 * would need seconds to lay them out. All amounts are multiplied by the same power of ten, so that they are whole numbers and
 * the script adds them up exactly.
 */
final class Drill {
    private static final List<Dimension> LEVELS = List.of(Dimension.ACCOUNT, Dimension.REGION, Dimension.TYPE);

    private final Overview report;
    private final Billed billed;
    private final List<String> currencies;
    private final SortedMap<String, SortedMap<String, SortedMap<String, Sum>>> sums = new TreeMap<>();

    private Drill(Overview report, Billed billed) {
        this.report = report;
        this.billed = billed;
        this.currencies = List.copyOf(billed.prices().currencies());
        billed.cube().cells().forEach((cell, priced) -> add(cell, priced.holding()));
    }

    /** The volumes of one type in one region of one account. */
    private record Sum(Holding all, long attachedGibibytes) {
        Sum plus(Sum other) {
            return new Sum(all.plus(other.all), Math.addExact(attachedGibibytes, other.attachedGibibytes));
        }
    }

    /** The data as JSON that is safe inside a script element; empty if the report has no cells. */
    static String json(Overview report, Billed billed) {
        return billed.cube().cells().isEmpty() ? "" : new Drill(report, billed).json();
    }

    private void add(Cell cell, Holding holding) {
        PricedCube cube = billed.cube();
        long attached = cube.use(cell).isAttached() ? holding.gibibytes() : 0;
        sums.computeIfAbsent(cube.value(cell, Dimension.ACCOUNT), _ -> new TreeMap<>())
                .computeIfAbsent(cube.value(cell, Dimension.REGION), _ -> new TreeMap<>())
                .merge(cube.value(cell, Dimension.TYPE), new Sum(holding, attached), Sum::plus);
    }

    private String json() {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            var amounts = new Amounts(billed.prices().currencies());
            write(
                    json,
                    "levels",
                    LEVELS.stream()
                            .map(level -> Labels.capitalized(level.name()))
                            .toList());
            write(json, "headings", amounts.headings());
            json.writeBooleanProperty(
                    "isByMoney",
                    amounts.areComparable() && billed.total().monthly().unpricedVolumes() == 0);
            json.writeNumberProperty("decimals", decimals());
            json.writeNumberProperty("rows", Limits.ROWS);
            json.writeName("accounts").writeStartObject();
            for (String account : sums.keySet()) {
                json.writeStringProperty(
                        account, Text.printable(report.accountNames().getOrDefault(account, "")));
            }
            json.writeEndObject();
            writeCells(json);
            json.writeEndObject();
        }
        // An HTML tag in a name could end the script element.
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(JsonGenerator json, String name, Collection<String> texts) {
        json.writeName(name).writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Writes for each account its regions, for each region its types, and for each type its figures. */
    private void writeCells(JsonGenerator json) {
        int decimals = decimals();
        json.writeName("cells").writeStartObject();
        sums.forEach((account, regions) -> {
            json.writeName(account).writeStartObject();
            regions.forEach((region, types) -> {
                json.writeName(Text.printable(region)).writeStartObject();
                types.forEach((type, sum) -> writeSum(json, Text.printable(type), sum, decimals));
                json.writeEndObject();
            });
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void writeSum(JsonGenerator json, String type, Sum sum, int decimals) {
        var all = sum.all();
        json.writeName(type).writeStartArray();
        json.writeNumber(all.volumes());
        json.writeNumber(all.gibibytes());
        json.writeNumber(sum.attachedGibibytes());
        json.writeNumber(all.monthly().unpricedVolumes());
        for (String currency : currencies) {
            var amount = all.monthly().money().amounts().getOrDefault(currency, BigDecimal.ZERO);
            json.writeString(amount.movePointRight(decimals).toBigIntegerExact().toString());
        }
        json.writeEndArray();
    }

    /** The number of decimals of the amount that has the most decimals. */
    private int decimals() {
        return billed.cube().cells().values().stream()
                .flatMap(cell -> cell.holding().monthly().money().amounts().values().stream())
                .mapToInt(BigDecimal::scale)
                .max()
                .orElse(0);
    }
}
