package ebscensus.core.count;

import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.LabelledInstance;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The instances of which the pages of a scope have shown volumes, with the number of volumes shown for each. Not thread-safe.
 */
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

    /** The ids of the instances of which at least one volume was shown. */
    Set<String> instances() {
        return Collections.unmodifiableSet(byInstance.keySet());
    }

    /**
     * Whether a volume in use whose instance EC2 does not name may belong to this instance: there is such a volume, and fewer
     * volumes of the instance have been shown than were mapped to it when it was listed.
     */
    boolean mayHaveUnnamed(LabelledInstance instance) {
        return hasUnnamed && byInstance.getOrDefault(instance.id(), 0) < instance.mappedVolumes();
    }
}
