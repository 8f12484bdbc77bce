package ebscensus.core.count;

import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.LabelledInstance;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of which instances the pages of a scope have shown volumes, and how many. For one thread at a time. */
final class ShownVolumes {
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> byInstance = new HashMap<>();
    private boolean hasUnnamed;

    /** Counts each volume once, even if several pages have it. */
    void add(List<Volume> page) {
        page.stream().filter(volume -> ids.add(volume.id())).forEach(volume -> {
            hasUnnamed |= volume.attached() && volume.instances().isEmpty();
            volume.instances().forEach(id -> byInstance.merge(id, 1, Integer::sum));
        });
    }

    /** The ids of those that have at least one. */
    Set<String> instances() {
        return Collections.unmodifiableSet(byInstance.keySet());
    }

    /** Whether more volumes were mapped to it when it was listed, and EC2 does not name the instance of some volume in use. */
    boolean mayHaveUnnamed(LabelledInstance instance) {
        return hasUnnamed && byInstance.getOrDefault(instance.id(), 0) < instance.mappedVolumes();
    }
}
