package ebscensus.simulator.fleet;

import ebscensus.simulator.price.PriceList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up volumes and their costs by use, without sharing code with the programs whose counts are compared with its results. */
final class UseCount {
    private record Cell(SimulatedScope scope, int zone, VolumeType type, Use use) {
        String zoneName() {
            return Zones.name(scope.region(), zone);
        }

        /** The region or Local Zone of the volumes, as the price list names it. */
        String place() {
            return Zones.group(scope.region(), zone);
        }
    }

    private record TagCell(String place, Set<Optional<String>> values, Use use) {}

    /** Volumes with the same place, provision and use. */
    private record Alike(String place, Provision volume, Use use) {}

    private final Map<Cell, Charged> cells = new LinkedHashMap<>();
    private final Map<String, Map<TagCell, Charged>> byTag = new LinkedHashMap<>();
    private final Map<Alike, Long> gp2 = new HashMap<>();
    private final Map<Alike, Long> io1 = new HashMap<>();

    private final PriceList prices;

    UseCount(Collection<String> tagKeys, PriceList prices) {
        this.prices = prices;
        tagKeys.forEach(key -> byTag.put(key, new HashMap<>()));
    }

    /** @param tagValues returns the values of a tag key on the selected instances to which the volume is attached */
    void add(Volume volume, Use use, Function<String, Set<Optional<String>>> tagValues) {
        var provision = volume.provision();
        var cell = new Cell(volume.fleet().scope(), volume.zone(), volume.type(), use);
        cells.computeIfAbsent(cell, _ -> new Charged()).add(provision);
        byTag.forEach((key, tagged) -> tagged.computeIfAbsent(
                        new TagCell(cell.place(), tagValues.apply(key), use), _ -> new Charged())
                .add(provision));
        if (provision.type() == VolumeType.GP2) {
            gp2.merge(new Alike(cell.place(), provision, use), 1L, Long::sum);
        } else if (provision.type() == VolumeType.IO1 && !volume.multiAttach()) {
            io1.merge(new Alike(cell.place(), provision, use), 1L, Long::sum);
        }
    }

    UseTruth truth() {
        var by = Map.of(
                "account", by(cell -> cell.scope().account()),
                "region", by(cell -> cell.scope().region()),
                "zone", by(Cell::zoneName),
                "type", by(cell -> cell.type().wireName));
        return new UseTruth(uses(), by, tags(), gp2Savings(), io1Savings());
    }

    private Map<Use, Holding> uses() {
        var uses = new EnumMap<Use, Holding>(Use.class);
        cells.forEach((cell, charged) -> uses.merge(cell.use(), charged.at(cell.place(), prices), Holding::plus));
        return uses;
    }

    private Map<String, Map<Use, Holding>> by(Function<Cell, String> value) {
        var values = new TreeMap<String, Map<Use, Holding>>();
        cells.forEach((cell, charged) -> values.computeIfAbsent(value.apply(cell), _ -> new EnumMap<>(Use.class))
                .merge(cell.use(), charged.at(cell.place(), prices), Holding::plus));
        return values;
    }

    private Map<String, Map<Set<Optional<String>>, Map<Use, Holding>>> tags() {
        var tags = new TreeMap<String, Map<Set<Optional<String>>, Map<Use, Holding>>>();
        byTag.forEach((key, tagged) -> {
            var values = new HashMap<Set<Optional<String>>, Map<Use, Holding>>();
            tagged.forEach((cell, charged) -> values.computeIfAbsent(cell.values(), _ -> new EnumMap<>(Use.class))
                    .merge(cell.use(), charged.at(cell.place(), prices), Holding::plus));
            tags.put(key, values);
        });
        return tags;
    }

    private Map<Use, Gp2Savings> gp2Savings() {
        var savings = new EnumMap<Use, Gp2Savings>(Use.class);
        gp2.forEach((cell, volumes) -> savings.merge(
                cell.use(), Gp2Savings.of(volumes, cell.volume(), cell.place(), prices), Gp2Savings::plus));
        return savings;
    }

    private Map<Use, Gp2Savings.Saving> io1Savings() {
        var savings = new EnumMap<Use, Gp2Savings.Saving>(Use.class);
        io1.forEach((cell, volumes) -> savings.merge(
                cell.use(), Io1Savings.of(volumes, cell.volume(), cell.place(), prices), Gp2Savings.Saving::plus));
        return savings;
    }
}
