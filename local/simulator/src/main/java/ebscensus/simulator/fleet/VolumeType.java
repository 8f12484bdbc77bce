package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Locale;

public enum VolumeType {
    GP3,
    GP2,
    IO1,
    IO2,
    ST1,
    SC1,
    STANDARD;

    /** The types from which a volume's type is picked. Types that are more frequent in real fleets occur more often here. */
    static final List<VolumeType> USUAL = List.of(
            GP3, GP3, GP3, GP3, GP3, GP3, GP3, GP3, GP3, GP3, GP2, GP2, GP2, GP2, GP2, IO1, IO2, ST1, SC1, STANDARD);

    private static final List<Integer> GP3_SIZES =
            List.of(8, 16, 20, 30, 50, 64, 80, 100, 128, 200, 256, 500, 1000, 2048);
    private static final List<Integer> GP2_SIZES = List.of(1, 8, 8, 10, 20, 30, 40, 50, 100, 150, 300, 500, 1024);
    private static final List<Integer> IO1_SIZES = List.of(4, 50, 100, 200, 400, 1000);
    private static final List<Integer> IO2_SIZES = List.of(4, 50, 100, 200, 500, 1000, 4096);
    private static final List<Integer> HDD_SIZES = List.of(125, 500, 1000, 2000, 16_384);
    private static final List<Integer> STANDARD_SIZES = List.of(1, 8, 10, 20, 100, 1024);

    public final String wireName = name().toLowerCase(Locale.ROOT);

    /** Usual sizes in GiB, within the limits of EBS. Source: API reference, CreateVolume, read 2026-11. */
    List<Integer> sizes() {
        return switch (this) {
            case GP3 -> GP3_SIZES;
            case GP2 -> GP2_SIZES;
            case IO1 -> IO1_SIZES;
            case IO2 -> IO2_SIZES;
            case ST1, SC1 -> HDD_SIZES;
            case STANDARD -> STANDARD_SIZES;
        };
    }
}
