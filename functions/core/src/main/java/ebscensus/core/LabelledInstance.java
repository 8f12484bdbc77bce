package ebscensus.core;

import java.util.Map;

/**
 * An instance to measure.
 *
 * @param labels one of {@link Labels} for each tag that the request groups by
 */
record LabelledInstance(String id, boolean expectsVolumes, Map<Dimension, String> labels) {}
