package ebscensus.core.census;

import ebscensus.core.inventory.FakeInventory;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A fleet drawn from a seed: some scopes, empty ones and ones of a page's or a batch's size among them; running and stopped
 * instances with and without tags and volumes; volumes on one instance, on several, on one that is not listed, on something without
 * an id, on nothing, and in the Recycle Bin. Volume ids are those of
 * other scopes, too, so that they must not meet across scopes.
 */
record RandomFleet(long seed, Map<Scope, Contents> scopes) {
    /** What each law is tried with. */
    static final int CASES = 25;

    static final List<String> GROUP_BY = List.of("tag:team", "tag:env");

    private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666", "000000000001");
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-southeast-2");
    static final List<String> TYPES = List.of("gp2", "gp3", "io1", "io2", "st1", "sc1", "standard");
    private static final List<Integer> IOPS =
            List.of(0, 100, 2_999, 3_000, 3_001, 10_000, 32_000, 32_001, 64_000, 64_001, 256_000);
    private static final List<Integer> THROUGHPUTS = List.of(0, 125, 126, 1_000, 2_000);
    private static final List<String> TEAMS =
            List.of("atlas", "web", "", "(untagged)", "(several)", "\\(", "\ud83d\udc18");
    private static final List<Integer> SIZES = List.of(0, 1, 2, 199, 200, 201, 450, 1_000, 1_001);

    /**
     * @param volumes every volume that DescribeVolumes would show, attached or not
     * @param recycleBin every volume that ListVolumesInRecycleBin would show
     */
    record Contents(List<Instance> instances, List<Volume> volumes, List<Volume> recycleBin) {}

    static LongStream seeds() {
        return LongStream.range(0, CASES);
    }

    static RandomFleet of(long seed) {
        var random = new Random(seed);
        var scopes = new LinkedHashMap<Scope, Contents>();
        for (String account : ACCOUNTS) {
            for (String region : REGIONS) {
                if (random.nextInt(3) > 0) {
                    var scope = new Scope(account, region);
                    scopes.put(scope, contents(random, scope));
                }
            }
        }
        return new RandomFleet(seed, scopes);
    }

    FakeInventory inventory() {
        var inventory = new FakeInventory().withPageSize(1 + new Random(seed).nextInt(400));
        scopes.forEach((scope, contents) -> inventory
                .add(scope, contents.instances(), contents.volumes())
                .withRecycleBin(scope, contents.recycleBin()));
        return inventory.withVolumePageSize(1 + new Random(seed).nextInt(400));
    }

    List<Scope> names() {
        return List.copyOf(scopes.keySet());
    }

    int instancesIn(Scope scope) {
        return scopes.getOrDefault(scope, new Contents(List.of(), List.of(), List.of()))
                .instances()
                .size();
    }

    /** For draws about this fleet that differ from the draws that made it. */
    Random random(int purpose) {
        return new Random(31 * seed + purpose);
    }

    private static Contents contents(Random random, Scope scope) {
        int size = pick(random, SIZES);
        var ids = IntStream.range(0, size)
                .mapToObj(n -> "i-" + scope.region() + "-" + n)
                .toList();
        var volumes = new ArrayList<Volume>();
        for (String id : ids) {
            for (int slot = random.nextInt(4); slot > 0; slot--) {
                volumes.add(volume(random, volumes, random.nextInt(10) == 0, List.of(id)));
            }
        }
        for (int shared = size / 5; shared > 0; shared--) {
            volumes.add(volume(random, volumes, random.nextInt(4) > 0, some(random, ids, 2 + random.nextInt(15))));
        }
        for (int other = random.nextInt(4); other > 0; other--) {
            volumes.add(volume(random, volumes, true, List.of()));
            volumes.add(volume(random, volumes, random.nextBoolean(), List.of("i-terminated")));
        }
        for (int loose = random.nextInt(60); loose > 0; loose--) {
            volumes.add(unattached(volume(random, volumes, random.nextInt(10) == 0, List.of())));
        }
        var recycled = new ArrayList<Volume>();
        for (int gone = random.nextInt(20); gone > 0; gone--) {
            var volume = unattached(volume(random, recycled, random.nextInt(10) == 0, List.of()));
            recycled.add(new Volume("vol-gone-" + recycled.size(), volume.spec(), false, List.of()));
        }
        var mapped = volumes.stream()
                .flatMap(volume -> volume.instances().stream())
                .collect(Collectors.toMap(id -> id, _ -> 1, Integer::sum));
        var instances = ids.stream()
                .map(id -> new Instance(id, random.nextInt(4) == 0, mapped.getOrDefault(id, 0), tags(random)))
                .toList();
        return new Contents(instances, volumes, recycled);
    }

    private static Volume volume(
            Random random, Collection<Volume> before, boolean multiAttach, List<String> instances) {
        long gibibytes = random.nextInt(20) == 0 ? 65_536 : 1 + random.nextInt(500);
        var spec = new VolumeSpec(
                zone(before.size()),
                pick(random, TYPES),
                gibibytes,
                pick(random, IOPS),
                pick(random, THROUGHPUTS),
                multiAttach,
                random.nextBoolean(),
                "2026-01-%02dT00:00:00.000Z".formatted(1 + random.nextInt(28)),
                random.nextInt(3) == 0 ? "" : "name-" + before.size());
        return new Volume("vol-" + before.size(), spec, instances);
    }

    private static Volume unattached(Volume volume) {
        return new Volume(volume.id(), volume.spec(), false, List.of());
    }

    /** Drawn from no further number, so that all else is as it was before there were zones. */
    private static String zone(int volume) {
        return "eu-west-1" + (char) ('a' + volume % 3);
    }

    private static Map<String, String> tags(Random random) {
        var tags = new LinkedHashMap<String, String>();
        tags.put("Name", "ignored");
        if (random.nextInt(4) > 0) {
            tags.put("team", pick(random, TEAMS));
        }
        if (random.nextBoolean()) {
            tags.put("env", random.nextBoolean() ? "prod" : "dev");
        }
        return tags;
    }

    private static List<String> some(Random random, List<String> ids, int most) {
        var shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, ids.size()));
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
