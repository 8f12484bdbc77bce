package ebscensus.core.count;

import ebscensus.core.inventory.Volume;
import ebscensus.core.plan.LabelledInstance;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects the instances that had volumes when they were listed, but for which no response has shown a volume. Not thread-safe. */
final class BareInstances {
    private final Set<LabelledInstance> bare = new LinkedHashSet<>();
    private final SortedSet<String> contradicting = new TreeSet<>();

    /** @param withVolumes the ids of the instances for which a response has shown volumes */
    void add(Collection<LabelledInstance> asked, Set<String> withVolumes) {
        asked.stream()
                .filter(instance -> instance.expectsVolumes() && !withVolumes.contains(instance.id()))
                .forEach(bare::add);
    }

    /** Takes the first response about the volumes of these instances. */
    void add(Collection<LabelledInstance> asked, List<Volume> answer) {
        add(asked, withVolumes(answer));
    }

    /**
     * Takes the second response about instances for which a second listing has just shown volumes.
     *
     * @return the number of instances about which EC2 contradicts itself, because the second response shows no volumes for them
     *     either; 0 if the response has at least as many volumes without an instance id as there are such instances, because
     *     the volumes may belong to them
     */
    int addSecondLook(List<LabelledInstance> asked, List<Volume> answer) {
        asked.forEach(bare::remove);
        var withVolumes = withVolumes(answer);
        var stillBare = asked.stream()
                .filter(instance -> instance.expectsVolumes() && !withVolumes.contains(instance.id()))
                .toList();
        long unnamed =
                answer.stream().filter(volume -> volume.instances().isEmpty()).count();
        if (stillBare.size() <= unnamed) {
            return 0;
        }
        stillBare.forEach(instance -> contradicting.add(instance.id()));
        return stillBare.size();
    }

    List<LabelledInstance> list() {
        return List.copyOf(bare);
    }

    int size() {
        return bare.size();
    }

    /** Ids of the instances about which EC2 contradicts itself. */
    SortedSet<String> contradicting() {
        return new TreeSet<>(contradicting);
    }

    private static Set<String> withVolumes(List<Volume> answer) {
        var ids = new HashSet<String>();
        answer.forEach(volume -> ids.addAll(volume.instances()));
        return ids;
    }
}
