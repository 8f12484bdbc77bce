package ebscensus.simulator.fleet;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A number of volumes, the sums of their provisioned properties, and their cost.
 *
 * @param gibibytes the sum of the sizes, in GiB
 * @param iops the sum of the IOPS that EC2 reports, including the baseline of gp2
 * @param mebibytesPerSecond the sum of the throughputs that EC2 reports, in MiB/s
 * @param monthly the monthly list price by currency, not rounded and without the unpriced volumes
 * @param unpriced the number of volumes in regions and Local Zones without prices
 */
public record Holding(
        long volumes,
        long gibibytes,
        long iops,
        long mebibytesPerSecond,
        Map<String, BigDecimal> monthly,
        long unpriced) {
    public static final Holding NONE = new Holding(0, 0, 0, 0, Map.of(), 0);

    public Holding {
        monthly = Map.copyOf(monthly);
    }

    public Holding plus(Holding other) {
        return new Holding(
                Math.addExact(volumes, other.volumes),
                Math.addExact(gibibytes, other.gibibytes),
                Math.addExact(iops, other.iops),
                Math.addExact(mebibytesPerSecond, other.mebibytesPerSecond),
                Amounts.sum(monthly, other.monthly),
                Math.addExact(unpriced, other.unpriced));
    }
}
