package ebscensus.core.count;

import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.LabelledInstance;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts, for each instance, the volumes that the pages of a scope have shown. Not thread-safe. */
final class ShownVolumes {
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> byInstance = new HashMap<>();
    private boolean hasUnnamed;

    /** Counts each volume once, even if it is on several pages. */
    void add(List<Volume> page) {
        page.stream().filter(volume -> ids.add(volume.id())).forEach(volume -> {
            hasUnnamed |= volume.attached() && volume.instances().isEmpty();
            volume.instances().forEach(id -> byInstance.merge(id, 1, Integer::sum));
        });
    }

    /** The ids of the instances for which at least one volume was shown. */
    Set<String> instances() {
        return Collections.unmodifiableSet(byInstance.keySet());
    }

    /**
     * Whether this instance may have a volume whose instance EC2 does not name. This is the case if EC2 has shown such a
     * volume, and has shown fewer volumes of this instance than were mapped to it when it was listed.
     */
    boolean mayHaveUnnamed(LabelledInstance instance) {
        return hasUnnamed && byInstance.getOrDefault(instance.id(), 0) < instance.mappedVolumes();
    }
}
