package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Optional;

/** The filters of DescribeInstances and DescribeInstanceStatus that are simulated. */
public final class InstanceFilters {
    public static final String ID = "instance-id";

    private InstanceFilters() {}

    public static Optional<Filters.Property<Instance>> property(String filter) {
        if (filter.startsWith("tag:")) {
            var key = filter.substring("tag:".length());
            return Optional.of(instance -> instance.tag(key).map(List::of).orElse(List.of()));
        }
        return Optional.ofNullable(
                switch (filter) {
                    case ID -> instance -> List.of(instance.id());
                    case "instance-state-name" -> instance -> List.of(instance.state().wireName);
                    case "instance-state-code" -> instance -> List.of(Integer.toString(instance.state().code));
                    case "availability-zone" -> instance -> List.of(zone(instance));
                    case "instance-type" -> instance -> List.of(instance.type());
                    case "operator.managed" -> instance -> List.of(Boolean.toString(instance.managed()));
                    case "tag-key" -> instance -> instance.tags().keySet();
                    default -> null;
                });
    }

    private static String zone(Instance instance) {
        return Zones.name(instance.fleet().scope().region(), instance.zone());
    }
}
