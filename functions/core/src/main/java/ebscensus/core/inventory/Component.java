package ebscensus.core.inventory;

import java.util.Arrays;
import java.util.Optional;

/**
 * A component of a volume's monthly cost. Source: docs.aws.amazon.com/ebs/latest/userguide/ebs-billing-usage-reports.html and
 * aws.amazon.com/ebs/pricing, 2026-11. The charge for the I/O requests of {@code standard} volumes is left out, because EC2
 * does not return their number.
 */
public enum Component {
    GP3_SIZE("VolumeUsage.gp3", Unit.GIBIBYTE),
    GP3_IOPS("VolumeP-IOPS.gp3", Unit.IOPS),
    GP3_THROUGHPUT("VolumeP-Throughput.gp3", Unit.MEBIBYTE_PER_SECOND),
    GP2_SIZE("VolumeUsage.gp2", Unit.GIBIBYTE),
    IO1_SIZE("VolumeUsage.piops", Unit.GIBIBYTE),
    IO1_IOPS("VolumeP-IOPS.piops", Unit.IOPS),
    IO2_SIZE("VolumeUsage.io2", Unit.GIBIBYTE),
    IO2_IOPS_TIER_1("VolumeP-IOPS.io2", Unit.IOPS),
    IO2_IOPS_TIER_2("VolumeP-IOPS.io2.tier2", Unit.IOPS),
    IO2_IOPS_TIER_3("VolumeP-IOPS.io2.tier3", Unit.IOPS),
    ST1_SIZE("VolumeUsage.st1", Unit.GIBIBYTE),
    SC1_SIZE("VolumeUsage.sc1", Unit.GIBIBYTE),
    STANDARD_SIZE("VolumeUsage", Unit.GIBIBYTE);

    private final String usage;
    private final Unit unit;

    Component(String usage, Unit unit) {
        this.usage = usage;
        this.unit = unit;
    }

    /** The unit of a monthly price. For the size of a volume, AWS writes GB but means GiB. */
    public enum Unit {
        GIBIBYTE,
        IOPS,
        MEBIBYTE_PER_SECOND
    }

    /** The component with this usage type, given without {@code EBS:} and everything before it; empty if no component has it. */
    public static Optional<Component> ofUsage(String usage) {
        return Arrays.stream(values())
                .filter(component -> component.usage.equals(usage))
                .findFirst();
    }

    /** The component for the size of volumes of the type; empty for an unknown type. */
    public static Optional<Component> ofSize(String volumeType) {
        return switch (volumeType) {
            case "gp3" -> Optional.of(GP3_SIZE);
            case "gp2" -> Optional.of(GP2_SIZE);
            case "io1" -> Optional.of(IO1_SIZE);
            case "io2" -> Optional.of(IO2_SIZE);
            case "st1" -> Optional.of(ST1_SIZE);
            case "sc1" -> Optional.of(SC1_SIZE);
            case "standard" -> Optional.of(STANDARD_SIZE);
            default -> Optional.empty();
        };
    }

    /** The usage type without {@code EBS:} and everything before it, such as {@code VolumeP-IOPS.io2.tier2}. */
    public String usage() {
        return usage;
    }

    public Unit unit() {
        return unit;
    }
}
