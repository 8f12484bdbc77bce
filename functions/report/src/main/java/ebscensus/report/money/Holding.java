package ebscensus.report.money;

import ebscensus.core.census.Measures;

/**
 * The number, size, performance and cost of some volumes in a report.
 *
 * @param volumes the number of volumes
 * @param gibibytes the provisioned size in GiB
 * @param iops the provisioned IOPS, or the baseline IOPS of gp2 volumes
 * @param mebibytesPerSecond the provisioned throughput in MiB/s, which only gp3 volumes have
 * @param monthly the monthly cost of the volumes
 */
public record Holding(long volumes, long gibibytes, long iops, long mebibytesPerSecond, Monthly monthly) {
    public static final Holding NONE = new Holding(0, 0, 0, 0, Monthly.NONE);

    public Holding {
        if (volumes < 0 || gibibytes < 0 || iops < 0 || mebibytesPerSecond < 0) {
            throw new IllegalArgumentException("negative total: " + volumes + " volumes, " + gibibytes + " GiB, " + iops
                    + " IOPS, " + mebibytesPerSecond + " MiB/s");
        }
        if (monthly.unpricedVolumes() > volumes) {
            throw new IllegalArgumentException(
                    "of " + volumes + " volumes " + monthly.unpricedVolumes() + " have no price");
        }
    }

    public static Holding of(Measures measures, Monthly monthly) {
        return new Holding(
                measures.volumes(), measures.gibibytes(), measures.iops(), measures.mebibytesPerSecond(), monthly);
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public Holding plus(Holding other) {
        return new Holding(
                Math.addExact(volumes, other.volumes),
                Math.addExact(gibibytes, other.gibibytes),
                Math.addExact(iops, other.iops),
                Math.addExact(mebibytesPerSecond, other.mebibytesPerSecond),
                monthly.plus(other.monthly));
    }
}
