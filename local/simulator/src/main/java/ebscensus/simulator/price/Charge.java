package ebscensus.simulator.price;

import java.math.BigDecimal;

/**
 * A component of a volume's monthly charge. Usage types, units and prices are from us-east-1 in AWS's price list of September
 * 2026, read 2026-11; usage types in this region have no prefix.
 */
public enum Charge {
    GP3_GIBIBYTES("gp3", Family.STORAGE, "EBS:VolumeUsage.gp3", "GB-Mo", "0.08"),
    /** Above the 3,000 that are included. */
    GP3_IOPS("gp3", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.gp3", "IOPS-Mo", "0.005"),
    /** Above the 125 MiB/s that are included; a GiB/s is 1,024 MiB/s. */
    GP3_THROUGHPUT("gp3", Family.PROVISIONED_THROUGHPUT, "EBS:VolumeP-Throughput.gp3", "GiBps-mo", "40.96"),
    GP2_GIBIBYTES("gp2", Family.STORAGE, "EBS:VolumeUsage.gp2", "GB-Mo", "0.10"),
    IO1_GIBIBYTES("io1", Family.STORAGE, "EBS:VolumeUsage.piops", "GB-Mo", "0.125"),
    IO1_IOPS("io1", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.piops", "IOPS-Mo", "0.065"),
    IO2_GIBIBYTES("io2", Family.STORAGE, "EBS:VolumeUsage.io2", "GB-month", "0.125"),
    /** Up to 32,000 of a volume. */
    IO2_IOPS("io2", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.io2", "IOPS-Mo", "0.065"),
    /** From 32,001 to 64,000 of a volume. */
    IO2_IOPS_TIER_2("io2", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.io2.tier2", "IOPS-Mo", "0.0455"),
    /** Above 64,000 of a volume. */
    IO2_IOPS_TIER_3("io2", Family.SYSTEM_OPERATION, "EBS:VolumeP-IOPS.io2.tier3", "IOPS-Mo", "0.03185"),
    ST1_GIBIBYTES("st1", Family.STORAGE, "EBS:VolumeUsage.st1", "GB-Mo", "0.045"),
    SC1_GIBIBYTES("sc1", Family.STORAGE, "EBS:VolumeUsage.sc1", "GB-Mo", "0.015"),
    STANDARD_GIBIBYTES("standard", Family.STORAGE, "EBS:VolumeUsage", "GB-Mo", "0.05"),
    /** Of magnetic volumes; nobody can know from EC2 how many a volume had. */
    STANDARD_REQUESTS("standard", Family.SYSTEM_OPERATION, "EBS:VolumeIOUsage", "IOs", "0.00000005");

    final String volumeType;
    final Family family;
    final String usageType;
    final String unit;

    /** In us-east-1, in USD. */
    final BigDecimal price;

    Charge(String volumeType, Family family, String usageType, String unit, String price) {
        this.volumeType = volumeType;
        this.family = family;
        this.usageType = usageType;
        this.unit = unit;
        this.price = new BigDecimal(price);
    }

    /** Of a volume's units, the first that is charged; the price list of gp3 says so of IOPS alone. */
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
