package ebscensus.core.plan;

import ebscensus.core.census.Labels;
import ebscensus.core.request.Dimension;
import java.util.Map;

/**
 * An instance to measure.
 *
 * @param labels one of {@link Labels} for each tag that the request groups by
 */
public record LabelledInstance(String id, boolean expectsVolumes, Map<Dimension, String> labels) {}
