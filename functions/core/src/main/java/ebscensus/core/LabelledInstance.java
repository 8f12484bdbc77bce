package ebscensus.core;

import java.util.List;

/**
 * An instance to measure.
 *
 * @param labels one of {@link Labels} for each tag key that the request groups by, in its order
 */
record LabelledInstance(String id, boolean expectsVolumes, List<String> labels) {}
