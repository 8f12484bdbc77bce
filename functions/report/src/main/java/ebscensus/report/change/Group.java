package ebscensus.report.change;

import ebscensus.core.census.Cell;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.report.money.Money;
import ebscensus.report.money.PricedCell;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Splits the differences of a group of cells into causes. The cells of a group differ only in their type, and both reports
 * counted them in full. First, the differences in volumes, GiB and other billed units are divided, in whole numbers, among four
 * causes: volumes added and removed; size; type; IOPS and throughput. The cost of each of these causes is computed at the
 * earlier prices. The rest of the difference in cost is due to changed or missing prices, so the causes add up exactly.
 * docs/changes.md defines the causes and has an example.
 */
final class Group {
    private final Location location;
    private final List<TypePair> types;
    private final Retyping retyping;
    private final @Nullable OldPrices prices;
    private final boolean isOneCurrency;
    private final boolean isRetypingUnpriced;

    /** @param prices null if costs are not compared */
    Group(Location location, List<TypePair> types, @Nullable OldPrices prices) {
        this.location = location;
        this.types = types;
        this.retyping = Retyping.of(types);
        this.prices = prices;
        this.isOneCurrency = isOneCurrency(types);
        this.isRetypingUnpriced = isRetypingUnpriced();
    }

    /** Adds the effects of each cell of the group to the map. */
    void addTo(Map<Cell, Effects> effects) {
        for (int i = 0; i < types.size(); i++) {
            effects.put(types.get(i).cell(), effects(i));
        }
    }

    private Effects effects(int i) {
        var type = types.get(i);
        long retyped = retyping.volumes(i);
        long moved = retyping.gibibytes(i);
        long came = type.moreVolumes() - retyped;
        long others = type.moreGibibytes() - moved;
        // A volume cannot be made smaller, so a loss of GiB belongs to removed volumes.
        long grown = came <= 0 ? Math.max(0, others) : 0;
        var effects = new TreeMap<ChangeCause, Quantity>();
        effects.put(
                ChangeCause.VOLUMES,
                new Quantity(
                        came,
                        others - grown,
                        cost(type, others - grown, component -> unitsOfVolumes(type, component, came, retyped))));
        effects.put(ChangeCause.SIZE, new Quantity(0, grown, cost(type, grown, _ -> 0)));
        effects.put(
                ChangeCause.TYPE,
                new Quantity(
                        retyped,
                        moved,
                        cost(type, moved, component -> retyped == 0 ? 0 : otherUnits(type, component, came, retyped))));
        effects.put(
                ChangeCause.PERFORMANCE,
                Quantity.of(cost(type, 0, component -> retyped == 0 ? otherUnits(type, component, came, retyped) : 0)));
        return valued(type, retyped != 0, effects);
    }

    /**
     * The part of the difference in units that belongs to the added or removed volumes. If units and volumes did not change in
     * the same direction, the part is 0. Otherwise the difference in units is divided between the added or removed volumes and
     * the volumes that changed their type, in proportion to the numbers of these volumes.
     */
    private static long unitsOfVolumes(TypePair type, Component component, long came, long retyped) {
        long more = type.moreUnits(component);
        return Long.signum(more) * Long.signum(came) <= 0
                ? 0
                : Apportioned.share(more, Math.abs(came), Math.abs(came) + Math.abs(retyped));
    }

    private static long otherUnits(TypePair type, Component component, long came, long retyped) {
        return type.moreUnits(component) - unitsOfVolumes(type, component, came, retyped);
    }

    private Money cost(TypePair type, long gibibytes, ToLongFunction<Component> units) {
        if (prices == null || isPriceMissing(type)) {
            return Money.NONE;
        }
        var size = Component.ofSize(type.type());
        var sum = size.isPresent() ? prices.cost(location, size.get(), gibibytes) : Money.NONE;
        for (Component component : type.components()) {
            sum = sum.plus(prices.cost(location, component, units.applyAsLong(component)));
        }
        return sum;
    }

    /**
     * Adds the part of the difference in cost that the other causes do not explain. This part is due to prices or to missing
     * prices.
     */
    private Effects valued(TypePair type, boolean isRetyped, SortedMap<ChangeCause, Quantity> causes) {
        if (prices == null) {
            return new Effects(causes);
        }
        var remaining = money(type, TypePair::after).minus(money(type, TypePair::before));
        for (Quantity quantity : causes.values()) {
            remaining = remaining.minus(quantity.monthly());
        }
        causes.put(isPriceMissing(type) ? ChangeCause.PRICE_COVERAGE : ChangeCause.PRICE, Quantity.of(remaining));
        return isRetyped && isRetypingUnpriced ? withoutMoneyOfTypes(causes) : new Effects(causes);
    }

    /**
     * Moves the amount of {@link ChangeCause#TYPE} to {@link ChangeCause#PRICE_COVERAGE}, because the cost of a type without a
     * price is unknown and must not look like 0.
     */
    private static Effects withoutMoneyOfTypes(SortedMap<ChangeCause, Quantity> causes) {
        var type = causes.getOrDefault(ChangeCause.TYPE, Quantity.NONE);
        causes.put(ChangeCause.TYPE, new Quantity(type.volumes(), type.gibibytes(), Money.NONE));
        return new Effects(causes).plus(Effects.of(ChangeCause.PRICE_COVERAGE, Quantity.of(type.monthly())));
    }

    private boolean isPriceMissing(TypePair type) {
        return !isOneCurrency || type.isUnpriced();
    }

    private boolean isRetypingUnpriced() {
        for (int i = 0; i < types.size(); i++) {
            if (retyping.concerns(i) && isPriceMissing(types.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static Money money(TypePair type, Function<TypePair, PricedCell> side) {
        return side.apply(type).holding().monthly().money();
    }

    private static boolean isOneCurrency(List<TypePair> types) {
        var before = currencies(types, TypePair::before);
        var after = currencies(types, TypePair::after);
        return before.isEmpty() || after.isEmpty() || (before.equals(after) && before.size() == 1);
    }

    private static Set<String> currencies(List<TypePair> types, Function<TypePair, PricedCell> side) {
        var currencies = new HashSet<String>();
        types.forEach(type -> currencies.addAll(money(type, side).amounts().keySet()));
        return currencies;
    }
}
