package ebscensus.simulator.fleet;

import ebscensus.simulator.price.PriceList;

/**
 * The savings of io1 volumes as gp3 with the same IOPS and the throughput that these IOPS give. Source: EBS user guide,
 * Provisioned IOPS SSD volumes, read 2026-11.
 */
final class Io1Savings {
    private Io1Savings() {}

    /**
     * Adds the savings of equal volumes that are attached to at most one instance.
     *
     * @param place the place of the volumes, as the price list names it; without prices there is no saving
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
