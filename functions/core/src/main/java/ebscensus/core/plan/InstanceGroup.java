package ebscensus.core.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import ebscensus.core.census.Labels;
import ebscensus.core.request.Dimension;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The instances of a scope that have the same labels, the same state and the same number of volumes.
 *
 * @param stopped whether they were stopped when they were listed
 * @param mappedVolumes how many EBS volumes were mapped to each of them when they were listed
 * @param labels the label for each tag that the request groups by, see {@link Labels}
 * @param instances their ids
 */
public record InstanceGroup(boolean stopped, int mappedVolumes, Map<Dimension, String> labels, List<String> instances) {
    public InstanceGroup {
        labels = Map.copyOf(labels);
        instances = InstanceIds.copyOf(instances);
    }

    /** Instances that were not stopped. */
    public InstanceGroup(int mappedVolumes, Map<Dimension, String> labels, List<String> instances) {
        this(false, mappedVolumes, labels, instances);
    }

    /** Groups the instances into as few groups as possible. The groups have no particular order. */
    public static List<InstanceGroup> of(Stream<LabelledInstance> instances) {
        return instances
                .collect(groupingBy(
                        instance -> new InstanceGroup(
                                instance.stopped(), instance.mappedVolumes(), instance.labels(), List.of()),
                        mapping(LabelledInstance::id, InstanceIds.collector())))
                .entrySet()
                .stream()
                .map(group -> group.getKey().with(group.getValue()))
                .toList();
    }

    /** A group of other instances with the same state, number of volumes and labels. */
    InstanceGroup with(List<String> others) {
        return new InstanceGroup(stopped, mappedVolumes, labels, others);
    }

    public Stream<LabelledInstance> stream() {
        return instances.stream().map(id -> new LabelledInstance(id, stopped, mappedVolumes, labels));
    }
}
