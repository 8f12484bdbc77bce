package ebscensus.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * The instances of a scope that carry the same labels; one group where the request groups by nothing.
 *
 * @param labels one of {@link Labels} for each tag key that the request groups by, in its order
 * @param instances their ids
 */
public record InstanceGroup(List<String> labels, List<String> instances) {
    public InstanceGroup {
        labels = List.copyOf(labels);
        instances = List.copyOf(instances);
    }

    Stream<LabelledInstance> stream() {
        return instances.stream().map(id -> new LabelledInstance(id, labels));
    }
}
