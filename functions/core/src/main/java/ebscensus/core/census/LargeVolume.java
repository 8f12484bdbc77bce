package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import java.util.Comparator;

/** A volume that may be among the most expensive volumes with the same use. */
public record LargeVolume(String id, VolumeSpec spec) {
    /** Orders volumes by size, then IOPS, then throughput, the largest first, and then by id. */
    static final Comparator<LargeVolume> LARGEST_FIRST = Comparator.<LargeVolume>comparingLong(
                    volume -> volume.spec().gibibytes())
            .thenComparingLong(volume -> volume.spec().iops())
            .thenComparingLong(volume -> volume.spec().mebibytesPerSecond())
            .reversed()
            .thenComparing(LargeVolume::id);
}
