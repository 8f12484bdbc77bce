package ebscensus.report.change;

import ebscensus.report.money.Holding;
import ebscensus.report.money.Money;

/**
 * A number of volumes with their size and cost, or the difference of two such quantities, which may be negative.
 *
 * @param volumes the number of volumes
 * @param gibibytes their provisioned size in GiB
 * @param monthly the exact monthly cost of the volumes
 */
public record Quantity(long volumes, long gibibytes, Money monthly) {
    public static final Quantity NONE = new Quantity(0, 0, Money.NONE);

    /** The quantity of a holding. Its cost is included only if {@code withMoney} is true. */
    static Quantity of(Holding holding, boolean withMoney) {
        return new Quantity(
                holding.volumes(),
                holding.gibibytes(),
                withMoney ? holding.monthly().money() : Money.NONE);
    }

    /** A cost without volumes. */
    static Quantity of(Money monthly) {
        return new Quantity(0, 0, monthly);
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public Quantity plus(Quantity other) {
        return new Quantity(
                Math.addExact(volumes, other.volumes),
                Math.addExact(gibibytes, other.gibibytes),
                monthly.plus(other.monthly));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(
                Math.subtractExact(volumes, other.volumes),
                Math.subtractExact(gibibytes, other.gibibytes),
                monthly.minus(other.monthly));
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
