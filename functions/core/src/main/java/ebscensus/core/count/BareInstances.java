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

/**
 * The instances that had volumes when they were listed, but whose volumes no response has contained. For one thread at a time.
 */
final class BareInstances {
    private final Set<LabelledInstance> bare = new LinkedHashSet<>();
    private final SortedSet<String> contradicting = new TreeSet<>();

    /** @param withVolumes ids of the instances whose volumes a response has contained */
    void add(Collection<LabelledInstance> asked, Set<String> withVolumes) {
        asked.stream()
                .filter(instance -> instance.expectsVolumes() && !withVolumes.contains(instance.id()))
                .forEach(bare::add);
    }

    /** The first answer about these instances. */
    void add(Collection<LabelledInstance> asked, List<Volume> answer) {
        add(asked, withVolumes(answer));
    }

    /**
     * Takes a second response about instances that have just been listed with volumes again.
     *
     * @return about how many of them EC2 contradicts itself: it does not show any volume for them again
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
