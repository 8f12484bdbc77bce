package ebscensus.report.money;

import ebscensus.core.census.Io1AsGp3;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Prices;
import ebscensus.report.money.Step.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Computes what other volume types would save, location by location. In each location, gp2 volumes are compared size by size,
 * and io1 volumes together.
 */
public final class SavingsFinder {
    private final SortedMap<Location, Convertible> convertible;
    private final Prices prices;

    /** @param convertible the volumes whose type can be changed, by location */
    public SavingsFinder(SortedMap<Location, Convertible> convertible, Prices prices) {
        this.convertible = convertible;
        this.prices = prices;
    }

    public Savings savings() {
        var sum = Savings.NONE;
        for (var one : convertible.entrySet()) {
            var tariff = new Tariff(prices, one.getKey());
            sum = sum.plus(new Savings(
                    gp2(tariff, one.getValue(), AsGp3.LIKE_FOR_LIKE),
                    gp2(tariff, one.getValue(), AsGp3.BASELINE),
                    io1(tariff, one.getValue().io1())));
        }
        return sum;
    }

    /** The parts of the savings with their arithmetic. A part is left out if one of its prices is missing. */
    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        convertible.forEach((location, volumes) -> {
            volumes.gp2Sizes()
                    .forEach((size, count) -> Stream.of(AsGp3.values())
                            .flatMap(as -> gp2Step(location, size, count, as))
                            .forEach(steps::add));
            io1Step(location, volumes.io1()).forEach(steps::add);
        });
        return steps;
    }

    private static Saving gp2(Tariff tariff, Convertible volumes, AsGp3 as) {
        var sum = Saving.NONE;
        for (var size : volumes.gp2Sizes().entrySet()) {
            sum = sum.plus(of(tariff, size.getValue(), gp2(size.getKey()), as.units(size.getKey()), size.getValue()));
        }
        return sum;
    }

    private static Saving io1(Tariff tariff, Io1AsGp3 io1) {
        return io1.volumes() == 0 ? Saving.NONE : of(tariff, io1.volumes(), io1Now(io1), io1Then(io1), 1);
    }

    /** @param times the number of times that the units are charged */
    private static Saving of(
            Tariff tariff, long volumes, Map<Component, Long> now, Map<Component, Long> then, long times) {
        var costs = tariff.cost(now);
        var wouldCost = tariff.cost(then);
        return costs.isEmpty() || wouldCost.isEmpty()
                ? Saving.unpriced(volumes)
                : Saving.of(volumes, costs.get().times(times), wouldCost.get().times(times));
    }

    private static Map<Component, Long> gp2(long gibibytes) {
        return Map.of(Component.GP2_SIZE, gibibytes);
    }

    private static Map<Component, Long> io1Now(Io1AsGp3 io1) {
        return Map.of(Component.IO1_SIZE, io1.gibibytes(), Component.IO1_IOPS, io1.io1Iops());
    }

    private static Map<Component, Long> io1Then(Io1AsGp3 io1) {
        return Map.of(
                Component.GP3_SIZE,
                io1.gibibytes(),
                Component.GP3_IOPS,
                io1.gp3Iops(),
                Component.GP3_THROUGHPUT,
                io1.gp3MebibytesPerSecond());
    }

    private Stream<Step> gp2Step(Location location, long size, long volumes, AsGp3 as) {
        var tariff = new Tariff(prices, location);
        var saving = of(tariff, volumes, gp2(size), as.units(size), volumes);
        return saving.unpricedVolumes() > 0
                ? Stream.empty()
                : Stream.of(new Step(
                        location,
                        as == AsGp3.BASELINE ? "gp2 as gp3, baseline" : "gp2 as gp3, like for like",
                        volumes,
                        size,
                        true,
                        terms(tariff, gp2(size)),
                        terms(tariff, as.units(size)),
                        saving));
    }

    private Stream<Step> io1Step(Location location, Io1AsGp3 io1) {
        var tariff = new Tariff(prices, location);
        var saving = io1(tariff, io1);
        return io1.volumes() == 0 || saving.unpricedVolumes() > 0
                ? Stream.empty()
                : Stream.of(new Step(
                        location,
                        "io1 as gp3, like for like",
                        io1.volumes(),
                        io1.gibibytes(),
                        false,
                        terms(tariff, io1Now(io1)),
                        terms(tariff, io1Then(io1)),
                        saving));
    }

    private static List<Term> terms(Tariff tariff, Map<Component, Long> units) {
        var terms = new ArrayList<Term>();
        new TreeMap<>(units).forEach((component, count) -> {
            if (count > 0) {
                tariff.price(component).ifPresent(price -> terms.add(new Term(component, count, price)));
            }
        });
        return terms;
    }
}
