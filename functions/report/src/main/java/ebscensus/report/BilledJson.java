package ebscensus.report;

import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Price;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.json.Json;
import ebscensus.report.money.Holding;
import ebscensus.report.money.NamedVolume;
import ebscensus.report.money.PricedCube;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the fields of a report that describe the billed volumes. */
final class BilledJson {
    /** The field with the volumes by use. A report without billed volumes does not have this field. */
    static final String USES = "uses";

    private static final String RECYCLE_BIN = "recycleBin";
    private static final String SAVINGS = "savings";
    private static final String LARGEST = "largest";
    private static final String NOT_COUNTED = "notCounted";

    private BilledJson() {}

    /**
     * Writes everything except the breakdowns, which {@link ReportJson} writes together with the breakdowns of attached
     * volumes.
     */
    static void write(Billed billed, ObjectNode head) {
        head.set(USES, uses(billed.uses()));
        head.set("billed", HoldingJson.write(billed.total()));
        head.set("prices", write(billed.prices()));
        head.set(SAVINGS, SavingsJson.write(billed));
        var largest = head.putObject(LARGEST);
        billed.largest().forEach((use, volumes) -> {
            var list = largest.putArray(name(use));
            volumes.forEach(volume -> list.add(write(volume)));
        });
        var notCounted = head.putArray(NOT_COUNTED);
        billed.notCounted().forEach(missing -> notCounted.add(write(missing)));
    }

    /** The map as JSON, with one field for each use in it. */
    static ObjectNode uses(SortedMap<Use, Holding> uses) {
        var json = JsonNodeFactory.instance.objectNode();
        uses.forEach((use, holding) -> json.set(name(use), HoldingJson.write(holding)));
        return json;
    }

    /**
     * @param by the breakdowns, already read
     * @param cube the cells, already read
     */
    static Billed read(
            Fields head, SortedMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>> by, PricedCube cube) {
        var usesJson = head.object(USES);
        var uses = readUses(usesJson);
        usesJson.requireNoMore();
        var total = HoldingJson.read(head.object("billed"));
        var prices = readPrices(head.object("prices"));
        var savingsJson = head.object(SAVINGS);
        var savings = SavingsJson.read(savingsJson);
        var convertible = SavingsJson.readConvertible(savingsJson);
        savingsJson.requireNoMore();
        var largest = readLargest(head.object(LARGEST));
        var notCounted = head.objects(NOT_COUNTED).stream()
                .map(BilledJson::readNotCounted)
                .toList();
        var billed = head.checked(() -> new Billed(uses, by, cube, prices, savings, convertible, largest, notCounted));
        if (!billed.total().equals(total)) {
            throw head.malformed("billed", "what the uses add up to");
        }
        return billed;
    }

    /** Reads the fields that have the name of a use and removes them; other fields stay. */
    static SortedMap<Use, Holding> readUses(Fields fields) {
        var uses = new TreeMap<Use, Holding>();
        for (Use use : Use.values()) {
            if (fields.has(name(use))) {
                uses.put(use, HoldingJson.read(fields.object(name(use))));
            }
        }
        return uses;
    }

    /** The name of the use in a report. */
    private static String name(Use use) {
        return use == Use.RECYCLE_BIN ? RECYCLE_BIN : use.label();
    }

    private static ObjectNode write(Priced prices) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("asked", prices.asked());
        json.put("source", prices.source());
        if (!prices.asOf().isEmpty()) {
            json.put("asOf", prices.asOf());
        }
        prices.currencies().forEach(json.putArray("currencies")::add);
        var list = json.putArray("list");
        prices.list()
                .forEach((location, ofComponents) -> ofComponents.forEach((component, price) -> {
                    var line = write(location).put("usage", component.usage());
                    list.add(line);
                    line.putObject("monthly").put(price.currency(), price.amount());
                }));
        var missing = json.putArray("missing");
        prices.missing().forEach((cause, locations) -> {
            var line = missing.addObject();
            locations.forEach(line.putArray("locations")::add);
            line.put("cause", cause);
        });
        return json;
    }

    private static Priced readPrices(Fields fields) {
        boolean asked = fields.truth("asked");
        String source = fields.text("source");
        String asOf = fields.has("asOf") ? fields.text("asOf") : "";
        var currencies = new TreeSet<>(fields.texts("currencies"));
        if (!currencies.stream().allMatch(Price::isCurrency)) {
            throw fields.malformed("currencies", HoldingJson.CURRENCIES);
        }
        var list = new TreeMap<Location, Map<Component, Price>>();
        for (Fields line : fields.objects("list")) {
            readPrice(line, list);
        }
        var missing = new TreeMap<String, SortedSet<String>>();
        for (Fields line : fields.objects("missing")) {
            missing.put(line.text("cause"), new TreeSet<>(line.texts("locations")));
            line.requireNoMore();
        }
        fields.requireNoMore();
        return new Priced(asked, source, asOf, currencies, list, missing);
    }

    private static void readPrice(Fields line, SortedMap<Location, Map<Component, Price>> list) {
        var location = readLocation(line);
        var component = Component.ofUsage(line.text("usage"))
                .orElseThrow(() -> line.malformed("usage", "a usage type that AWS charges for"));
        var amounts = HoldingJson.money(line).amounts();
        line.requireNoMore();
        if (amounts.size() != 1) {
            throw line.malformed("monthly", "one amount above 0");
        }
        var price = new Price(amounts.firstEntry().getValue(), amounts.firstKey());
        if (list.computeIfAbsent(location, _ -> new EnumMap<>(Component.class)).put(component, price) != null) {
            throw line.malformed("usage", "unique in combination with the location");
        }
    }

    /** The region of the location and, if the location is a zone, the zone. */
    static ObjectNode write(Location location) {
        var json = JsonNodeFactory.instance.objectNode().put("region", location.region());
        return location.isRegion() ? json : json.put("zone", location.zone());
    }

    /** Reads the fields of a location and removes them; other fields stay. */
    static Location readLocation(Fields line) {
        String region = line.text("region");
        return line.has("zone") ? new Location(region, line.text("zone")) : Location.of(region);
    }

    private static ObjectNode write(NamedVolume volume) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", volume.id());
        json.put("name", volume.name());
        json.put("account", volume.scope().account());
        json.put("region", volume.scope().region());
        json.put("zone", volume.zone());
        json.put("type", volume.type());
        json.put("created", volume.created());
        json.setAll(HoldingJson.write(volume.holding()));
        json.remove("volumes");
        return json;
    }

    private static NamedVolume readVolume(Fields fields) {
        fields.putIfAbsent("volumes", 1);
        var scope = fields.checked(() -> new Scope(fields.text("account"), fields.text("region")));
        var volume = new NamedVolume(
                fields.text("id"),
                fields.text("name"),
                scope,
                fields.text("zone"),
                fields.text("type"),
                fields.text("created"),
                HoldingJson.take(fields));
        fields.requireNoMore();
        return volume;
    }

    private static SortedMap<Use, List<NamedVolume>> readLargest(Fields fields) {
        var largest = new TreeMap<Use, List<NamedVolume>>();
        Billed.WASTE.forEach(use -> {
            var volumes = new ArrayList<NamedVolume>();
            fields.objects(name(use)).forEach(volume -> volumes.add(readVolume(volume)));
            largest.put(use, volumes);
        });
        fields.requireNoMore();
        return largest;
    }

    private static ObjectNode write(NotCounted missing) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("account", missing.scope().account());
        json.put("region", missing.scope().region());
        json.put("source", missing.source().label());
        json.setAll((ObjectNode) Json.tree(missing.missing()));
        json.put("accepted", missing.accepted());
        return json;
    }

    private static NotCounted readNotCounted(Fields fields) {
        var scope = fields.checked(() -> new Scope(fields.text("account"), fields.text("region")));
        String label = fields.text("source");
        var source = Arrays.stream(Source.values())
                .filter(known -> known.label().equals(label))
                .findFirst()
                .orElseThrow(() -> fields.malformed("source", "the name of a source"));
        boolean accepted = fields.truth("accepted");
        return new NotCounted(scope, source, fields.rest(Missing.class), accepted);
    }
}
