package ebscensus.simulator.fleet;

import ebscensus.simulator.price.PriceList;

/**
 * Computes the savings if io1 volumes were gp3 with at least the IOPS of io1 and the throughput that io1 reaches with these
 * IOPS. Source: EBS user guide, Provisioned IOPS SSD volumes, read 2026-11.
 */
final class Io1Savings {
    private Io1Savings() {}

    /**
     * The saving of several io1 volumes with the same provision and without Multi-Attach.
     *
     * @param place the region or Local Zone of the volumes, as the price list names it; without prices there, nothing is saved
     */
    static Gp2Savings.Saving of(long volumes, Provision io1, String place, PriceList prices) {
        var alike = new Provision(
                VolumeType.GP3, io1.gibibytes(), Math.max(3_000, io1.iops()), Math.max(125, throughput(io1.iops())));
        return Gp2Savings.saving(volumes, io1, alike, place, prices);
    }

    /**
     * The throughput of io1 in MiB/s, rounded up. Up to 32,000 IOPS, an I/O has 256 KiB, and the throughput is at most 500
     * MiB/s. Above 32,000 IOPS, an I/O has 16 KiB, and the throughput is at most 1,000 MiB/s.
     */
    private static int throughput(int iops) {
        return iops <= 32_000
                ? Math.min(500, Math.ceilDiv(iops * 256, 1024))
                : Math.min(1_000, Math.ceilDiv(iops * 16, 1024));
    }
}
