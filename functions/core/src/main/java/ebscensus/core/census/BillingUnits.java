package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The units besides GiB that AWS charges for, and the numbers needed to compute, at any prices, what gp2 and io1 volumes would
 * cost as gp3 volumes. Each number is computed for each volume and then added up, because tiers and included units apply to
 * each volume separately. Billing units can be added; {@link #NONE} is the identity. Source of the charged units:
 * aws.amazon.com/ebs/pricing, 2026-11.
 *
 * @param gp3Iops the sum over all gp3 volumes of the IOPS above the {@value #GP3_IOPS_INCLUDED} that the price for the size
 *     includes
 * @param gp3MebibytesPerSecond the sum over all gp3 volumes of the MiB/s above the {@value #GP3_MEBIBYTES_PER_SECOND_INCLUDED}
 *     that the price for the size includes
 * @param io1Iops the sum of all IOPS of io1 volumes
 * @param io2IopsTier1 the sum of the IOPS of each io2 volume up to {@value #IO2_TIER_1}
 * @param io2IopsTier2 the sum of the IOPS of each io2 volume above the first tier, up to {@value #IO2_TIER_2}
 * @param io2IopsTier3 the sum of the IOPS of each io2 volume above the second tier
 * @param gp2Sizes the number of gp2 volumes of each size in GiB; the size decides whether a volume would be cheaper as gp3
 * @param io1AsGp3 the io1 volumes that gp3 could replace
 */
public record BillingUnits(
        long gp3Iops,
        long gp3MebibytesPerSecond,
        long io1Iops,
        long io2IopsTier1,
        long io2IopsTier2,
        long io2IopsTier3,
        SortedMap<Long, Long> gp2Sizes,
        Io1AsGp3 io1AsGp3) {
    /** Source: docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html, 2026-11. */
    public static final long GP3_IOPS_INCLUDED = 3_000;
    /** The source is the page that {@link #GP3_IOPS_INCLUDED} names. */
    public static final long GP3_MEBIBYTES_PER_SECOND_INCLUDED = 125;

    /** Source: the usage types of the price list, 2026-09-30, and aws.amazon.com/ebs/pricing. */
    static final long IO2_TIER_1 = 32_000;
    /** The sources are those of {@link #IO2_TIER_1}. */
    static final long IO2_TIER_2 = 64_000;

    public static final BillingUnits NONE =
            new BillingUnits(0, 0, 0, 0, 0, 0, Collections.emptySortedMap(), Io1AsGp3.NONE);

    public BillingUnits {
        if (gp3Iops < 0
                || gp3MebibytesPerSecond < 0
                || io1Iops < 0
                || io2IopsTier1 < 0
                || io2IopsTier2 < 0
                || io2IopsTier3 < 0) {
            throw new IllegalArgumentException("negative billing units: gp3 " + gp3Iops + " IOPS, "
                    + gp3MebibytesPerSecond + " MiB/s; io1 " + io1Iops + " IOPS; io2 " + io2IopsTier1 + ", "
                    + io2IopsTier2 + ", " + io2IopsTier3 + " IOPS");
        }
        // A cube can have 100,000 cells, and most of them have no gp2 volumes: these share one empty map.
        gp2Sizes = gp2Sizes.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(gp2Sizes));
    }

    /**
     * Returns the sum of these and the other units. The operation is associative and commutative with identity {@link #NONE};
     * an overflow throws an ArithmeticException.
     */
    public BillingUnits plus(BillingUnits other) {
        var sum = new Sum();
        sum.add(this);
        sum.add(other);
        return sum.units();
    }

    /** Adds up billing units. Not thread-safe. */
    static final class Sum {
        private final Map<Long, Long> gp2Sizes = new HashMap<>(0);
        private long gp3Iops;
        private long gp3MebibytesPerSecond;
        private long io1Iops;
        private long io2IopsTier1;
        private long io2IopsTier2;
        private long io2IopsTier3;
        private Io1AsGp3 io1AsGp3 = Io1AsGp3.NONE;

        void add(VolumeSpec volume) {
            switch (volume.type()) {
                case "gp3" -> addGp3(volume);
                case "gp2" -> gp2Sizes.merge(volume.gibibytes(), 1L, Math::addExact);
                case "io1" -> addIo1(volume);
                case "io2" -> addIo2(volume.iops());
                default -> {}
            }
        }

        void add(BillingUnits units) {
            gp3Iops = Math.addExact(gp3Iops, units.gp3Iops);
            gp3MebibytesPerSecond = Math.addExact(gp3MebibytesPerSecond, units.gp3MebibytesPerSecond);
            io1Iops = Math.addExact(io1Iops, units.io1Iops);
            io2IopsTier1 = Math.addExact(io2IopsTier1, units.io2IopsTier1);
            io2IopsTier2 = Math.addExact(io2IopsTier2, units.io2IopsTier2);
            io2IopsTier3 = Math.addExact(io2IopsTier3, units.io2IopsTier3);
            units.gp2Sizes.forEach((size, count) -> gp2Sizes.merge(size, count, Math::addExact));
            io1AsGp3 = io1AsGp3.plus(units.io1AsGp3);
        }

        int gp2Sizes() {
            return gp2Sizes.size();
        }

        BillingUnits units() {
            return new BillingUnits(
                    gp3Iops,
                    gp3MebibytesPerSecond,
                    io1Iops,
                    io2IopsTier1,
                    io2IopsTier2,
                    io2IopsTier3,
                    new TreeMap<>(gp2Sizes),
                    io1AsGp3);
        }

        private void addGp3(VolumeSpec volume) {
            gp3Iops = Math.addExact(gp3Iops, above(GP3_IOPS_INCLUDED, volume.iops()));
            gp3MebibytesPerSecond = Math.addExact(
                    gp3MebibytesPerSecond, above(GP3_MEBIBYTES_PER_SECOND_INCLUDED, volume.mebibytesPerSecond()));
        }

        private void addIo1(VolumeSpec volume) {
            io1Iops = Math.addExact(io1Iops, volume.iops());
            io1AsGp3 = io1AsGp3.plus(Io1AsGp3.of(volume));
        }

        private void addIo2(long iops) {
            io2IopsTier1 = Math.addExact(io2IopsTier1, Math.min(iops, IO2_TIER_1));
            io2IopsTier2 = Math.addExact(io2IopsTier2, above(IO2_TIER_1, Math.min(iops, IO2_TIER_2)));
            io2IopsTier3 = Math.addExact(io2IopsTier3, above(IO2_TIER_2, iops));
        }
    }

    static long above(long included, long provisioned) {
        return Math.max(0, provisioned - included);
    }
}
