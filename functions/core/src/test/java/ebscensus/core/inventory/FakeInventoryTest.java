package ebscensus.core.inventory;

import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The fake keeps the contracts that the adapters keep, so tests on it say something about them. */
class FakeInventoryTest {
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final Scope EMPTY = new Scope("111122223333", "eu-north-1");
    private static final String TERMINATED = "i-terminated";
    private static final KnownScope KNOWN = known();

    @Nested
    class AsFleet extends FleetContract {
        @Override
        protected Inventory inventory() {
            return fake();
        }

        @Override
        protected KnownScope known() {
            return KNOWN;
        }

        @Override
        protected Scope emptyScope() {
            return EMPTY;
        }

        @Override
        protected Inventory failing(PortFailure failure) {
            return fake().failListing(SCOPE, 0, failure.of("ec2:DescribeInstances"));
        }
    }

    @Nested
    class AsVolumes extends VolumesContract {
        @Override
        protected Inventory inventory() {
            return fake();
        }

        @Override
        protected KnownScope known() {
            return KNOWN;
        }

        @Override
        protected Inventory failing(PortFailure failure) {
            var described = failure.of("ec2:DescribeVolumes");
            return fake().failMeasuring(SCOPE, 0, described)
                    .failOthers(SCOPE, 0, described)
                    .failRecycleBin(SCOPE, 0, failure.of("ec2:ListVolumesInRecycleBin"));
        }
    }

    private static FakeInventory fake() {
        var instances = new ArrayList<Instance>();
        KNOWN.live()
                .forEach((id, tags) ->
                        instances.add(new Instance(id, KNOWN.stopped().contains(id), 1, tags)));
        instances.add(new Instance(TERMINATED, 0, Map.of("env", "prod")));
        var volumes = new ArrayList<>(KNOWN.volumes());
        volumes.addAll(KNOWN.inNoUse());
        return new FakeInventory()
                .withPageSize(100)
                .withVolumePageSize(3)
                .withRecycleBin(SCOPE, KNOWN.recycled())
                .add(EMPTY, List.of(), List.of())
                .add(SCOPE, instances, volumes)
                .terminate(SCOPE, TERMINATED);
    }

    /** Instance n has n mod 3 volumes; each tenth pair of neighbours shares one more. */
    private static KnownScope known() {
        var live = new LinkedHashMap<String, Map<String, String>>();
        var volumes = new ArrayList<Volume>();
        var managed = new HashSet<String>();
        for (int n = 0; n < 450; n++) {
            String id = "i-%03d".formatted(n);
            live.put(id, n % 2 == 0 ? Map.of("env", "prod", "Name", id) : Map.of("Name", id));
            for (int slot = 0; slot < n % 3; slot++) {
                volumes.add(new Volume("vol-" + n + "-" + slot, "eu-west-1a", "gp3", 8L + n, false, List.of(id)));
            }
            if (n % 10 == 9) {
                volumes.add(new Volume(
                        "vol-shared-" + n, "eu-west-1a", "io2", 100, true, List.of("i-%03d".formatted(n - 1), id)));
                managed.add(id);
            }
        }
        var inNoUse = List.of(unattached("vol-on-nothing"), unattached("vol-new"));
        return new KnownScope(
                SCOPE,
                live,
                managed,
                Set.of(TERMINATED),
                volumes,
                Set.of("i-007"),
                inNoUse,
                Set.of("vol-on-nothing", "vol-new"),
                List.of(unattached("vol-gone"), unattached("vol-gone-too")));
    }

    private static Volume unattached(String id) {
        return new Volume(id, new VolumeSpec("eu-west-1a", "gp2", 1), false, List.of());
    }
}
