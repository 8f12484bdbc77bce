package ebscensus.report.money;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Census;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Shortlist;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Prices;
import ebscensus.core.request.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes the costs of the volumes of a census. Costs are computed cell by cell, because the volumes of a cell have one
 * location and one type. In one location, either all volumes of a type have a price or none of them has. If one of these
 * volumes needs a price that is missing, or if the prices of one of them have two currencies, all volumes of the type in this
 * location count as volumes without a price. Therefore the amounts do not depend on the tags by which a request divides cells.
 * The largest volumes are listed and priced one by one.
 */
public final class Bill {
    private final Census census;
    private final Prices prices;
    private final int region;
    private final int zone;
    private final int type;
    private final int use;
    private final Set<Kind> unpriced;

    public Bill(Census census, Prices prices) {
        var dimensions = census.cube().dimensions();
        this.census = census;
        this.prices = prices;
        this.region = dimensions.indexOf(Dimension.REGION);
        this.zone = dimensions.indexOf(Dimension.ZONE);
        this.type = dimensions.indexOf(Dimension.TYPE);
        this.use = dimensions.indexOf(Dimension.USE);
        this.unpriced = unpricedKinds();
    }

    /** A type in a location; the same prices apply to all of its volumes. */
    private record Kind(Location location, String type) {}

    /** The locations whose prices are needed. */
    public static Set<Location> locations(Census census) {
        var bill = new Bill(census, Prices.NOT_ASKED);
        var locations = new TreeSet<Location>();
        census.cube().cells().keySet().forEach(cell -> locations.add(bill.location(cell.values())));
        return locations;
    }

    /** The cells of the census with the cost of their volumes. */
    public PricedCube cube() {
        var cells = new TreeMap<Cell, PricedCell>();
        census.cube().cells().forEach((cell, measures) -> {
            var holding = Holding.of(measures, monthly(cell.values(), measures));
            cells.put(cell, new PricedCell(holding, Tariff.extras(measures.billed())));
        });
        return new PricedCube(census.cube().dimensions(), cells);
    }

    /** For each type that has volumes without a price, the locations of these volumes. */
    public SortedMap<String, SortedSet<Location>> unpriced() {
        var byType = new TreeMap<String, SortedSet<Location>>();
        unpriced.forEach(kind ->
                byType.computeIfAbsent(kind.type(), _ -> new TreeSet<>()).add(kind.location()));
        return byType;
    }

    public Savings savings() {
        return new SavingsFinder(convertible(), prices).savings();
    }

    /**
     * The most expensive unattached volumes and volumes of stopped instances, at most {@value Shortlist#MOST_SHOWN} of each
     * use. If no cost is known or there are several currencies, the result has the largest volumes instead.
     */
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

    /** The volumes whose type can be changed, by location. Unlisted volumes and volumes in the Recycle Bin are left out. */
    public SortedMap<Location, Convertible> convertible() {
        var measured = new HashMap<Location, List<Measures>>();
        census.cube().cells().forEach((cell, measures) -> {
            if (Use.of(cell.values().get(use)).isConvertible()) {
                measured.computeIfAbsent(location(cell.values()), _ -> new ArrayList<>())
                        .add(measures);
            }
        });
        var convertible = new TreeMap<Location, Convertible>();
        measured.forEach((location, all) -> convertible.put(
                location, Convertible.of(Measures.sum(all.stream()).billed())));
        convertible.values().removeIf(Convertible.NONE::equals);
        return convertible;
    }

    private Set<Kind> unpricedKinds() {
        var kinds = new HashSet<Kind>();
        census.cube().cells().forEach((cell, measures) -> {
            var kind = kind(cell.values());
            var monthly = new Tariff(prices, kind.location()).monthly(kind.type(), measures);
            if (monthly.unpricedVolumes() > 0 || monthly.money().amounts().size() > 1) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    private Monthly monthly(List<String> values, Measures measures) {
        var kind = kind(values);
        return unpriced.contains(kind)
                ? Monthly.unpriced(measures.volumes())
                : new Tariff(prices, kind.location()).monthly(kind.type(), measures);
    }

    private Kind kind(List<String> values) {
        return new Kind(location(values), values.get(type));
    }

    private Location location(List<String> values) {
        return Location.of(values.get(region), values.get(zone));
    }
}
