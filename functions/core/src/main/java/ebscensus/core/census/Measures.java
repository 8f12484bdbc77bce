package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import java.util.stream.Stream;

/**
 * The sums of the volumes in a {@link Cell}.
 *
 * @param volumes the number of EBS volumes
 * @param gibibytes the sum of the provisioned sizes in GiB, not the space in use
 * @param iops the sum of the IOPS that EC2 returns, including gp2's baseline; volume types without IOPS add 0
 * @param mebibytesPerSecond the sum of the throughputs that EC2 returns, in MiB/s; EC2 returns a throughput for gp3 volumes
 *     only
 * @param billed the units besides GiB that AWS charges for
 */
public record Measures(long volumes, long gibibytes, long iops, long mebibytesPerSecond, BillingUnits billed) {
    public static final Measures NONE = new Measures(0, 0);

    public Measures {
        if (volumes < 0 || gibibytes < 0 || iops < 0 || mebibytesPerSecond < 0) {
            throw new IllegalArgumentException("negative total: " + volumes + " volumes, " + gibibytes + " GiB, " + iops
                    + " IOPS, " + mebibytesPerSecond + " MiB/s");
        }
    }

    /** Measures of volumes of which only the number and the size are known. */
    public Measures(long volumes, long gibibytes) {
        this(volumes, gibibytes, 0, 0, BillingUnits.NONE);
    }

    /** The measures of one volume. */
    public static Measures of(VolumeSpec volume) {
        var sum = new Sum();
        sum.add(volume);
        return sum.measures();
    }

    /** The sum of any number of measures. Adding many of them in pairs with {@link #plus} would copy the gp2 sizes every time. */
    public static Measures sum(Stream<Measures> measures) {
        var sum = new Sum();
        measures.forEachOrdered(sum::add);
        return sum.measures();
    }

    /**
     * Returns the sum of these and the other measures. The operation is associative and commutative with identity
     * {@link #NONE}; an overflow throws an ArithmeticException.
     */
    public Measures plus(Measures other) {
        return new Measures(
                Math.addExact(volumes, other.volumes),
                Math.addExact(gibibytes, other.gibibytes),
                Math.addExact(iops, other.iops),
                Math.addExact(mebibytesPerSecond, other.mebibytesPerSecond),
                billed.plus(other.billed));
    }

    /** Adds up measures without creating an object for each volume. Not thread-safe. */
    static final class Sum {
        private final BillingUnits.Sum billed = new BillingUnits.Sum();
        private long volumes;
        private long gibibytes;
        private long iops;
        private long mebibytesPerSecond;

        void add(VolumeSpec volume) {
            volumes++;
            gibibytes = Math.addExact(gibibytes, volume.gibibytes());
            iops = Math.addExact(iops, volume.iops());
            mebibytesPerSecond = Math.addExact(mebibytesPerSecond, volume.mebibytesPerSecond());
            billed.add(volume);
        }

        void add(Measures measures) {
            volumes = Math.addExact(volumes, measures.volumes);
            gibibytes = Math.addExact(gibibytes, measures.gibibytes);
            iops = Math.addExact(iops, measures.iops);
            mebibytesPerSecond = Math.addExact(mebibytesPerSecond, measures.mebibytesPerSecond);
            billed.add(measures.billed);
        }

        int gp2Sizes() {
            return billed.gp2Sizes();
        }

        Measures measures() {
            return new Measures(volumes, gibibytes, iops, mebibytesPerSecond, billed.units());
        }
    }
}
