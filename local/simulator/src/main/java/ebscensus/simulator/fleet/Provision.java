package ebscensus.simulator.fleet;

import java.util.List;

/**
 * The provisioned properties of a volume.
 *
 * @param gibibytes the size in GiB
 * @param iops the IOPS that DescribeVolumes reports: the provisioned IOPS of gp3, io1 and io2, or the baseline of gp2; 0 for
 *     all other types, for which DescribeVolumes reports no IOPS
 * @param mebibytesPerSecond the throughput of gp3 in MiB/s; 0 for all other types, for which DescribeVolumes reports no
 *     throughput
 */
public record Provision(VolumeType type, int gibibytes, int iops, int mebibytesPerSecond) {
    /** The share of the original gp2 volumes that somebody converts to gp3 each day. */
    private static final double CONVERTED_PER_DAY = 0.01;

    private static final double WITH_EXTRA_IOPS = 0.15;
    private static final double WITH_EXTRA_THROUGHPUT = 0.1;
    private static final List<Integer> GP3_IOPS = List.of(3_500, 4_000, 6_000, 10_000, 16_000, 80_000);
    private static final List<Integer> GP3_THROUGHPUTS = List.of(200, 250, 500, 1_000, 2_000);
    private static final List<Integer> IO1_IOPS_PER_GIBIBYTE = List.of(5, 10, 25, 50);

    /** The values include 1,000 so that volumes of 100 GiB and more can reach all three price tiers of IOPS. */
    private static final List<Integer> IO2_IOPS_PER_GIBIBYTE = List.of(10, 50, 100, 300, 1_000);

    /**
     * The provision that follows from a volume's hash.
     *
     * @param type the type with which the volume is created
     * @param day the number of days since day 0
     */
    static Provision of(VolumeType type, long hash, int day) {
        int gibibytes = Hash.pick(hash, Trait.SIZE, type.sizes());
        return switch (type) {
            case GP3 -> gp3(gibibytes, hash);
            case GP2 -> gp2(gibibytes, Hash.chance(hash, Trait.CONVERTED, day * CONVERTED_PER_DAY));
            case IO1 ->
                withIops(type, gibibytes, gibibytes * Hash.pick(hash, Trait.IOPS, IO1_IOPS_PER_GIBIBYTE), 64_000);
            case IO2 ->
                withIops(type, gibibytes, gibibytes * Hash.pick(hash, Trait.IOPS, IO2_IOPS_PER_GIBIBYTE), 256_000);
            case ST1, SC1, STANDARD -> new Provision(type, gibibytes, 0, 0);
        };
    }

    /**
     * A provision within the limits of gp3. The IOPS are 3,000 to 80,000, and above 3,000 at most 500 for each GiB. The
     * throughput is 125 to 2,000 MiB/s, but at most 0.25 MiB/s for each IOPS. Source: EBS user guide, General Purpose SSD
     * volumes, read 2026-11.
     */
    private static Provision gp3(int gibibytes, long hash) {
        int most = Math.clamp(500L * gibibytes, 3_000, 80_000);
        int iops = Hash.chance(hash, Trait.EXTRA_IOPS, WITH_EXTRA_IOPS)
                ? Math.min(Hash.pick(hash, Trait.IOPS, GP3_IOPS), most)
                : 3_000;
        int throughput = Hash.chance(hash, Trait.EXTRA_THROUGHPUT, WITH_EXTRA_THROUGHPUT)
                ? Math.min(Hash.pick(hash, Trait.THROUGHPUT, GP3_THROUGHPUTS), iops / 4)
                : 125;
        return new Provision(VolumeType.GP3, gibibytes, iops, throughput);
    }

    /**
     * The provision of a volume that was created as gp2. A gp2 volume has 3 IOPS for each GiB, but at least 100 and at most
     * 16,000 IOPS. A volume that is converted to gp3 keeps its IOPS if they are more than 3,000, and keeps 250 MiB/s if it is
     * larger than 170 GiB. Source: EBS user guide, General Purpose SSD volumes and Modify a volume, read 2026-11.
     */
    private static Provision gp2(int gibibytes, boolean converted) {
        int iops = Math.clamp(3L * gibibytes, 100, 16_000);
        return converted
                ? new Provision(VolumeType.GP3, gibibytes, Math.max(3_000, iops), gibibytes > 170 ? 250 : 125)
                : new Provision(VolumeType.GP2, gibibytes, iops, 0);
    }

    /**
     * A provision with at least 100 IOPS. Source of this minimum and of the maxima of io1 and io2: EBS user guide, Provisioned
     * IOPS SSD volumes, read 2026-11.
     */
    private static Provision withIops(VolumeType type, int gibibytes, int asked, int most) {
        return new Provision(type, gibibytes, Math.clamp(asked, 100, most), 0);
    }
}
