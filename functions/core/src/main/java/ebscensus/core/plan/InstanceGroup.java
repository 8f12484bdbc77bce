package ebscensus.core.plan;

import ebscensus.core.census.Labels;
import ebscensus.core.request.Dimension;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The instances of a scope that have the same labels and the same expectation.
 *
 * @param expectVolumes whether EBS volumes were mapped to them when they were listed
 * @param labels one of {@link Labels} for each tag that the request groups by
 * @param instances their ids
 */
public record InstanceGroup(boolean expectVolumes, Map<Dimension, String> labels, List<String> instances) {
    public InstanceGroup {
        labels = Map.copyOf(labels);
        instances = List.copyOf(instances);
    }

    public Stream<LabelledInstance> stream() {
        return instances.stream().map(id -> new LabelledInstance(id, expectVolumes, labels));
    }
}
