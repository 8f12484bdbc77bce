package ebscensus.report.money;

import ebscensus.core.census.BillingUnits;
import ebscensus.core.inventory.Component;
import java.util.Map;

/**
 * The performance of a gp3 volume that replaces a gp2 volume of a given size. Source of gp2's performance and of AWS's
 * conversion: docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html and ebs-modify-volume-requirements.html, 2026-11.
 */
enum AsGp3 {
    /** The IOPS and the throughput of the gp2 volume, but at least those that gp3 includes at no extra charge. */
    LIKE_FOR_LIKE {
        @Override
        Map<Component, Long> units(long gibibytes) {
            long iops = Math.clamp(gp2Iops(gibibytes), LEAST_GP2_IOPS, MOST_GP2_IOPS);
            long throughput = gibibytes > GIBIBYTES_OF_128_MEBIBYTES_PER_SECOND ? MOST_GP2_THROUGHPUT : 0;
            return Map.of(
                    Component.GP3_SIZE,
                    gibibytes,
                    Component.GP3_IOPS,
                    Math.max(0, iops - BillingUnits.GP3_IOPS_INCLUDED),
                    Component.GP3_THROUGHPUT,
                    Math.max(0, throughput - BillingUnits.GP3_MEBIBYTES_PER_SECOND_INCLUDED));
        }
    },
    /** The performance that gp3 includes, 3,000 IOPS and 125 MiB/s, whatever the performance of gp2. */
    BASELINE {
        @Override
        Map<Component, Long> units(long gibibytes) {
            return Map.of(Component.GP3_SIZE, gibibytes);
        }
    };

    private static final long GP2_IOPS_PER_GIBIBYTE = 3;
    private static final int LEAST_GP2_IOPS = 100;
    private static final int MOST_GP2_IOPS = 16_000;

    /**
     * Up to this size, a gp2 volume has at most 128 MiB/s, and we treat the 125 MiB/s that gp3 includes as equivalent. A larger
     * gp2 volume has up to 250 MiB/s, either in bursts or always.
     */
    private static final long GIBIBYTES_OF_128_MEBIBYTES_PER_SECOND = 170;

    private static final long MOST_GP2_THROUGHPUT = 250;

    /** The units for which AWS would charge every month, as a number for each component. */
    abstract Map<Component, Long> units(long gibibytes);

    private static long gp2Iops(long gibibytes) {
        return gibibytes > MOST_GP2_IOPS ? MOST_GP2_IOPS : GP2_IOPS_PER_GIBIBYTE * gibibytes;
    }
}
