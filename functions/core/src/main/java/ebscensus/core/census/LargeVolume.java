package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import java.util.Comparator;

/** A volume that may be among the most expensive ones of its use. */
public record LargeVolume(String id, VolumeSpec spec) {
    /** The larger one comes before the smaller one; of two that are alike the one with the first id in the alphabet. */
    static final Comparator<LargeVolume> LARGEST_FIRST = Comparator.<LargeVolume>comparingLong(
                    volume -> volume.spec().gibibytes())
            .thenComparingLong(volume -> volume.spec().iops())
            .thenComparingLong(volume -> volume.spec().mebibytesPerSecond())
            .reversed()
            .thenComparing(LargeVolume::id);
}
