package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;

/**
 * The io1 volumes that gp3 could replace, and the units that AWS would charge for if these volumes were gp3 volumes with the
 * same IOPS and the same throughput. The numbers can be added; {@link #NONE} is the identity.
 *
 * @param volumes the number of these volumes; gp3 cannot replace a volume with Multi-Attach or too many IOPS
 * @param gibibytes the sum of their sizes in GiB, which would be the same for gp3 volumes
 * @param io1Iops the sum of their IOPS; for io1 volumes, AWS charges for all IOPS
 * @param gp3Iops the sum of the IOPS of each volume above those that gp3 includes
 * @param gp3MebibytesPerSecond the sum of the throughput in MiB/s of each volume above the throughput that gp3 includes
 */
public record Io1AsGp3(long volumes, long gibibytes, long io1Iops, long gp3Iops, long gp3MebibytesPerSecond) {
    /** Source: docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html, 2026-11. */
    private static final long MOST_GP3_IOPS = 80_000;
    /** The source is the page that {@link #MOST_GP3_IOPS} names. */
    private static final long MOST_GP3_IOPS_PER_GIBIBYTE = 500;

    /** Source for io1's throughput: docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html, 2026-11. */
    private static final long IOPS_UP_TO_WHICH_256_KIB_COUNT = 32_000;

    private static final long IOPS_PER_MEBIBYTE_OF_256_KIB = 4;
    private static final long MOST_MEBIBYTES_PER_SECOND_OF_256_KIB = 500;
    private static final long IOPS_PER_MEBIBYTE_OF_16_KIB = 64;
    private static final long MOST_MEBIBYTES_PER_SECOND = 1_000;

    public static final Io1AsGp3 NONE = new Io1AsGp3(0, 0, 0, 0, 0);

    public Io1AsGp3 {
        if (volumes < 0 || gibibytes < 0 || io1Iops < 0 || gp3Iops < 0 || gp3MebibytesPerSecond < 0) {
            throw new IllegalArgumentException("negative total: " + volumes + " io1 volumes, " + gibibytes + " GiB, "
                    + io1Iops + " IOPS; as gp3 " + gp3Iops + " IOPS, " + gp3MebibytesPerSecond + " MiB/s");
        }
    }

    /** The numbers of one io1 volume; {@link #NONE} if gp3 cannot replace it. */
    static Io1AsGp3 of(VolumeSpec volume) {
        long iops = volume.iops();
        if (volume.multiAttach()
                || iops > MOST_GP3_IOPS
                || iops > Math.multiplyExact(MOST_GP3_IOPS_PER_GIBIBYTE, volume.gibibytes())) {
            return NONE;
        }
        return new Io1AsGp3(
                1,
                volume.gibibytes(),
                iops,
                BillingUnits.above(BillingUnits.GP3_IOPS_INCLUDED, iops),
                BillingUnits.above(BillingUnits.GP3_MEBIBYTES_PER_SECOND_INCLUDED, mebibytesPerSecond(iops)));
    }

    /**
     * Returns the sum of these and the other numbers. The operation is associative and commutative with identity {@link #NONE};
     * an overflow throws an ArithmeticException.
     */
    public Io1AsGp3 plus(Io1AsGp3 other) {
        // So that all cells without io1 volumes share NONE.
        if (other.equals(NONE)) {
            return this;
        }
        return new Io1AsGp3(
                Math.addExact(volumes, other.volumes),
                Math.addExact(gibibytes, other.gibibytes),
                Math.addExact(io1Iops, other.io1Iops),
                Math.addExact(gp3Iops, other.gp3Iops),
                Math.addExact(gp3MebibytesPerSecond, other.gp3MebibytesPerSecond));
    }

    /** The highest throughput of an io1 volume with these IOPS, rounded up to whole MiB/s. */
    private static long mebibytesPerSecond(long iops) {
        return iops <= IOPS_UP_TO_WHICH_256_KIB_COUNT
                ? Math.min(MOST_MEBIBYTES_PER_SECOND_OF_256_KIB, Math.ceilDiv(iops, IOPS_PER_MEBIBYTE_OF_256_KIB))
                : Math.min(MOST_MEBIBYTES_PER_SECOND, Math.ceilDiv(iops, IOPS_PER_MEBIBYTE_OF_16_KIB));
    }
}
