package ebscensus.core.plan;

import ebscensus.core.census.Labels;
import ebscensus.core.request.Dimension;
import java.util.Map;

/**
 * An instance to measure.
 *
 * @param stopped whether it was stopped when it was listed
 * @param mappedVolumes how many EBS volumes were mapped to it when it was listed
 * @param labels the label for each tag that the request groups by, see {@link Labels}
 */
public record LabelledInstance(String id, boolean stopped, int mappedVolumes, Map<Dimension, String> labels) {
    /** An instance that was not stopped. */
    public LabelledInstance(String id, int mappedVolumes, Map<Dimension, String> labels) {
        this(id, false, mappedVolumes, labels);
    }

    public boolean expectsVolumes() {
        return mappedVolumes > 0;
    }
}
