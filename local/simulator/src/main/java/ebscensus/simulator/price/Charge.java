package ebscensus.simulator.price;

import java.math.BigDecimal;

/**
 * A component of a volume's monthly charge. Usage types, units and prices are from us-east-1 in AWS's price list of September
 * 2026, read 2026-11; usage types in this region have no prefix.
 */
public enum Charge {
    GP3_GIBIBYTES("gp3", Family.STORAGE, "EBS:VolumeUsage.gp3", "GB-Mo", "0.08"),
    /** The IOPS above the 3,000 that are included. */
    GP3_IOPS("gp3", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.gp3", "IOPS-Mo", "0.005"),
    /** The throughput above the 125 MiB/s that are included. The price is for a GiB/s, which is 1,024 MiB/s. */
    GP3_THROUGHPUT("gp3", Family.PROVISIONED_THROUGHPUT, "EBS:VolumeP-Throughput.gp3", "GiBps-mo", "40.96"),
    GP2_GIBIBYTES("gp2", Family.STORAGE, "EBS:VolumeUsage.gp2", "GB-Mo", "0.10"),
    IO1_GIBIBYTES("io1", Family.STORAGE, "EBS:VolumeUsage.piops", "GB-Mo", "0.125"),
    IO1_IOPS("io1", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.piops", "IOPS-Mo", "0.065"),
    IO2_GIBIBYTES("io2", Family.STORAGE, "EBS:VolumeUsage.io2", "GB-month", "0.125"),
    /** The IOPS of a volume up to 32,000. */
    IO2_IOPS("io2", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.io2", "IOPS-Mo", "0.065"),
    /** The IOPS of a volume from 32,001 to 64,000. */
    IO2_IOPS_TIER_2("io2", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.io2.tier2", "IOPS-Mo", "0.0455"),
    /** The IOPS of a volume above 64,000. */
    IO2_IOPS_TIER_3("io2", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.io2.tier3", "IOPS-Mo", "0.03185"),
    ST1_GIBIBYTES("st1", Family.STORAGE, "EBS:VolumeUsage.st1", "GB-Mo", "0.045"),
    SC1_GIBIBYTES("sc1", Family.STORAGE, "EBS:VolumeUsage.sc1", "GB-Mo", "0.015"),
    STANDARD_GIBIBYTES("standard", Family.STORAGE, "EBS:VolumeUsage", "GB-Mo", "0.05"),
    /** The I/O requests of magnetic volumes; EC2 does not report how many requests a volume had. */
    STANDARD_REQUESTS("standard", Family.SYSTEM_OPERATION, "EBS:VolumeIOUsage", "IOs", "0.00000005");

    final String volumeType;
    final Family family;
    final String usageType;
    final String unit;

    /** The price in us-east-1, in USD. */
    final BigDecimal price;

    Charge(String volumeType, Family family, String usageType, String unit, String price) {
        this.volumeType = volumeType;
        this.family = family;
        this.usageType = usageType;
        this.unit = unit;
        this.price = new BigDecimal(price);
    }

    /**
     * The number of a volume's units after which this charge begins. For gp3, the price list states the included units only for
     * IOPS and not for throughput.
     */
    String beginRange() {
        return this == GP3_IOPS ? "3000" : "0";
    }

    /** The product families of the price list. */
    enum Family {
        STORAGE("Storage"),
        SYSTEM_OPERATION("System Operation"),
        PROVISIONED_THROUGHPUT("Provisioned Throughput"),
        STORAGE_SNAPSHOT("Storage Snapshot"),
        DATA_TRANSFER("Data Transfer");

        final String text;

        Family(String text) {
            this.text = text;
        }
    }
}
