package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.Map;

/**
 * One volume as a chunk counts it. The sums of a chunk are the sums of its counted volumes.
 *
 * @param labels the volume's label for each tag that the request groups by, even if the {@link Cube} is coarse and does not
 *     have these labels
 * @param isMergedById whether another chunk may count the same volume, in this use or another; the census then counts it once,
 *     under the use that is first in the order of {@link Use}
 */
public record CountedVolume(
        Scope scope, String id, VolumeSpec spec, Use use, Map<Dimension, String> labels, boolean isMergedById) {
    public CountedVolume {
        labels = Map.copyOf(labels);
    }
}
