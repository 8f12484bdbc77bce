package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.Denied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some instances, spread over availability zones by their ids.
 *
 * @param pageSize of all pages but the last
 * @param zones in which there are instances; 0 if they are never to be divided
 * @param zonesTold how many of them EC2 names; none if it refuses to tell
 * @param failure of every chain of pages, if any
 */
public record FakeFleet(
        List<Instance> instances, int pageSize, int zones, int zonesTold, FakeInventory.@Nullable Failure failure)
        implements Fleet {
    public static final Denied ZONES_DENIED = new Denied("ec2:DescribeAvailabilityZones", "not authorized");

    @Override
    public Page page(@Nullable String token) {
        int number = token == null ? 0 : Integer.parseInt(token);
        FakeInventory.failAfter(number, failure);
        int from = number * pageSize;
        int to = Math.min(from + pageSize, instances.size());
        String next = to < instances.size() ? Integer.toString(number + 1) : null;
        return new Page(instances.subList(from, to), next, new Calls(1, 0));
    }

    @Override
    public String action() {
        return "ec2:DescribeInstances";
    }

    @Override
    public Division divided() {
        if (zones == 0) {
            return Division.NONE;
        }
        var parts = new ArrayList<Fleet>();
        for (int zone = 0; zone < zonesTold; zone++) {
            parts.add(inZone(zone));
        }
        return new Division(parts, zonesTold == 0 ? ZONES_DENIED : null, new Calls(1, 0));
    }

    @Override
    public Fleet only(Collection<String> ids) {
        Fleet.requireIds(ids);
        var wanted = Set.copyOf(ids);
        return with(instances.stream()
                .filter(instance -> wanted.contains(instance.id()))
                .toList());
    }

    private Fleet inZone(int zone) {
        return with(instances.stream()
                .filter(instance -> Math.floorMod(instance.id().hashCode(), zones) == zone)
                .toList());
    }

    private FakeFleet with(List<Instance> some) {
        return new FakeFleet(some, pageSize, zones, zonesTold, failure);
    }
}
