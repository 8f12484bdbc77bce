package ebscensus.core.census;

import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.Map;

/**
 * A volume as one chunk has counted it.
 *
 * @param use the use that it is counted under
 * @param labels one of {@link Labels} for each tag that the request groups by
 * @param mergedById whether another chunk may have counted it too, so that the census counts it by its id
 */
public record CountedVolume(
        Scope scope, String id, VolumeSpec spec, Use use, Map<Dimension, String> labels, boolean mergedById) {}
