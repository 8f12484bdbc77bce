package ebscensus.report;

import ebscensus.core.inventory.Price;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Money;
import ebscensus.report.money.Monthly;
import java.math.BigDecimal;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads holdings (the totals and the cost of some volumes) and amounts of money in a report. */
final class HoldingJson {
    static final String MONTHLY = "monthly";
    static final String UNPRICED = "unpricedVolumes";

    /** The allowed form of currencies, worded to complete a message such as "... must be ...". */
    static final String CURRENCIES = "three capital letters for each currency, such as USD";

    private HoldingJson() {}

    static ObjectNode write(Holding holding) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("volumes", holding.volumes());
        json.put("gibibytes", holding.gibibytes());
        json.put("iops", holding.iops());
        json.put("mebibytesPerSecond", holding.mebibytesPerSecond());
        var monthly = holding.monthly();
        if (!monthly.equals(Monthly.unpriced(holding.volumes()))) {
            json.set(MONTHLY, write(monthly.money()));
            putUnlessZero(json, UNPRICED, monthly.unpricedVolumes());
        }
        return json;
    }

    static Holding read(Fields fields) {
        var holding = take(fields);
        fields.requireNoMore();
        return holding;
    }

    /** Reads the fields of a holding and removes them; other fields stay. */
    static Holding take(Fields fields) {
        long volumes = fields.count("volumes");
        long gibibytes = fields.count("gibibytes");
        long iops = fields.count("iops");
        long mebibytesPerSecond = fields.count("mebibytesPerSecond");
        var monthly = fields.has(MONTHLY)
                ? new Monthly(money(fields), countOrZero(fields, UNPRICED))
                : Monthly.unpriced(volumes);
        return fields.checked(() -> new Holding(volumes, gibibytes, iops, mebibytesPerSecond, monthly));
    }

    static ObjectNode write(Money money) {
        var json = JsonNodeFactory.instance.objectNode();
        money.amounts().forEach(json::put);
        return json;
    }

    /** Removes the field {@link #MONTHLY} and returns its amounts. */
    static Money money(Fields holder) {
        var fields = holder.object(MONTHLY);
        if (!fields.names().stream().allMatch(Price::isCurrency)) {
            throw holder.malformed(MONTHLY, CURRENCIES);
        }
        var amounts = new TreeMap<String, BigDecimal>();
        fields.names().forEach(currency -> amounts.put(currency, fields.amount(currency)));
        return new Money(amounts);
    }

    static void putUnlessZero(ObjectNode json, String name, long count) {
        if (count > 0) {
            json.put(name, count);
        }
    }

    static long countOrZero(Fields fields, String name) {
        return fields.has(name) ? fields.count(name) : 0;
    }
}
