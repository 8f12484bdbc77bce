package ebscensus.report.money;

import ebscensus.core.census.BillingUnits;
import ebscensus.core.census.Census;
import ebscensus.core.census.Shortlist;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All volumes of a census with what they cost, cell by cell, because a cell is of one location and one type. */
public final class Bill {
    private final Census census;
    private final Prices prices;
    private final int region;
    private final int zone;
    private final int type;
    private final int use;

    public Bill(Census census, Prices prices) {
        var dimensions = census.cube().dimensions();
        this.census = census;
        this.prices = prices;
        this.region = dimensions.indexOf(Dimension.REGION);
        this.zone = dimensions.indexOf(Dimension.ZONE);
        this.type = dimensions.indexOf(Dimension.TYPE);
        this.use = dimensions.indexOf(Dimension.USE);
    }

    /** Where prices are needed. */
    public static Set<Location> locations(Census census) {
        var bill = new Bill(census, Prices.NOT_ASKED);
        var locations = new TreeSet<Location>();
        census.cube().cells().keySet().forEach(cell -> locations.add(bill.location(cell.values())));
        return locations;
    }

    /** By the values of each dimension but use, and by use. */
    public SortedMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>> by() {
        var by = new TreeMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>>();
        var dimensions = census.cube().dimensions();
        dimensions.stream()
                .filter(dimension -> !dimension.equals(Dimension.USE))
                .forEach(dimension -> by.put(dimension, new TreeMap<>()));
        census.cube().cells().forEach((cell, measures) -> {
            var values = cell.values();
            var holding = Holding.of(measures, tariff(values).monthly(values.get(type), measures));
            by.forEach((dimension, breakdown) -> breakdown
                    .computeIfAbsent(values.get(dimensions.indexOf(dimension)), _ -> new TreeMap<>())
                    .merge(Use.of(values.get(use)), holding, Holding::plus));
        });
        return by;
    }

    /** The locations of volumes without a price, by their types. */
    public SortedMap<String, SortedSet<Location>> unpriced() {
        var unpriced = new TreeMap<String, SortedSet<Location>>();
        census.cube().cells().forEach((cell, measures) -> {
            String itsType = cell.values().get(type);
            if (tariff(cell.values()).monthly(itsType, measures).unpricedVolumes() > 0) {
                unpriced.computeIfAbsent(itsType, _ -> new TreeSet<>()).add(location(cell.values()));
            }
        });
        return unpriced;
    }

    public Savings savings() {
        return finder().savings();
    }

    /** The arithmetic of the savings. */
    public List<Step> steps() {
        return finder().steps();
    }

    /** The dearest unattached and stopped volumes, at most {@value Shortlist#MOST_SHOWN} of each; by size without prices. */
    public SortedMap<Use, List<NamedVolume>> largest() {
        var largest = new TreeMap<Use, List<NamedVolume>>();
        census.largest()
                .forEach((scope, candidates) -> candidates.shortlists().forEach(shortlist -> {
                    var ofUse = largest.computeIfAbsent(shortlist.group().use(), _ -> new ArrayList<>());
                    shortlist.volumes().forEach(volume -> {
                        var location = Location.of(scope.region(), volume.spec().zone());
                        ofUse.add(NamedVolume.of(scope, volume, new Tariff(prices, location)));
                    });
                }));
        var order = NamedVolume.order(prices.currencies().size() == 1);
        largest.replaceAll((_, volumes) ->
                volumes.stream().sorted(order).limit(Shortlist.MOST_SHOWN).toList());
        return largest;
    }

    private SavingsFinder finder() {
        var billed = new TreeMap<Location, BillingUnits>();
        census.cube()
                .cells()
                .forEach((cell, measures) ->
                        billed.merge(location(cell.values()), measures.billed(), BillingUnits::plus));
        return new SavingsFinder(billed, prices);
    }

    private Tariff tariff(List<String> values) {
        return new Tariff(prices, location(values));
    }

    private Location location(List<String> values) {
        return Location.of(values.get(region), values.get(zone));
    }
}
