package ebscensus.simulator.fleet;

import ebscensus.simulator.price.PriceList;

/**
 * What io1 volumes would save as gp3 with the IOPS that they have and the throughput that these give. Source: EBS user guide,
 * Provisioned IOPS SSD volumes, read 2026-11.
 */
final class Io1Savings {
    private Io1Savings() {}

    /**
     * Of equal volumes that are attached to one instance at the most.
     *
     * @param place where they are, as the price list names it; nothing is saved where there are no prices
     */
    static Gp2Savings.Saving of(long volumes, Provision io1, String place, PriceList prices) {
        var alike = new Provision(
                VolumeType.GP3, io1.gibibytes(), Math.max(3_000, io1.iops()), Math.max(125, throughput(io1.iops())));
        return Gp2Savings.saving(volumes, io1, alike, place, prices);
    }

    /**
     * In MiB/s: I/O of 256 KiB up to 500 MiB/s and 32,000 IOPS, then of 16 KiB up to 1,000 MiB/s. Whatever is above a whole MiB/s
     * needs one more.
     */
    private static int throughput(int iops) {
        return iops <= 32_000
                ? Math.min(500, Math.ceilDiv(iops * 256, 1024))
                : Math.min(1_000, Math.ceilDiv(iops * 16, 1024));
    }
}
