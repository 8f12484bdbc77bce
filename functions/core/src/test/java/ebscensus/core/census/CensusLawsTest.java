package ebscensus.core.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Lister;
import ebscensus.core.count.Measurer;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver.Resolution;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.ChunkOutline;
import ebscensus.core.plan.FakeRunStore;
import ebscensus.core.plan.InstanceGroup;
import ebscensus.core.plan.LabelledInstance;
import ebscensus.core.plan.Listing;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.plan.Planner;
import ebscensus.core.plan.Reach;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.core.plan.Share;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every fleet, tried on fleets drawn from seeds. */
@Execution(ExecutionMode.CONCURRENT)
class CensusLawsTest {
    private static final CensusRequest REQUEST = CensusRequest.DEFAULT.withGroupBy(RandomFleet.GROUP_BY);
    private static final Budget BUDGET = Budget.ofCallsPerSecond(20);
    private static final Concurrency CONCURRENCY = new Concurrency(4, 4);

    /** Small enough that random fleets are cut, packed, and cut for time. */
    private static final PlanPolicy POLICY = new PlanPolicy(100, 300, 3, 10, Duration.ofSeconds(1), 2);

    static LongStream seeds() {
        return RandomFleet.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_census_is_what_a_naive_count_finds(long seed) {
        var fleet = RandomFleet.of(seed);

        var census = inProcess(fleet);

        var naive = NaiveCount.of(fleet);
        assertThat(census.instances()).isEqualTo(naive.instances);
        assertThat(census.totals()).isEqualTo(naive.totals);
        assertThat(census.by(Dimension.ACCOUNT)).isEqualTo(naive.byAccount);
        assertThat(census.by(Dimension.REGION)).isEqualTo(naive.byRegion);
        assertThat(census.by(Dimension.TYPE)).isEqualTo(naive.byType);
        assertThat(census.by(Dimension.ZONE)).isEqualTo(naive.byZone);
        assertThat(census.breakdowns().keySet().stream()
                        .filter(Dimension::isTag)
                        .map(Dimension::name))
                .containsExactlyInAnyOrderElementsOf(RandomFleet.GROUP_BY);
        assertThat(census.by(Dimension.tag("team"))).isEqualTo(naive.byTeam);
        assertThat(census.billed()).isEqualTo(naive.billed);
        assertThat(counted(census.uses())).isEqualTo(naive.byUse);
        assertThat(countedBy(census.usesBy(Dimension.tag("team")))).isEqualTo(naive.usesByTeam);
        assertThat(countedBy(census.usesBy(Dimension.ACCOUNT))).isEqualTo(naive.usesByAccount);
        assertThat(census.notCounted())
                .isEqualTo(census.ledger().stream()
                        .filter(line -> line.instancesListed() > Reach.MOST_INSTANCES_AT_ONCE)
                        .map(line -> new NotCounted(line.scope(), Source.UNLISTED, new NotAsked(), false))
                        .toList());
        assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_volumes_that_are_handed_on_are_those_of_the_census_each_once(long seed) {
        var fleet = RandomFleet.of(seed);
        var volumes = new ConcurrentLinkedQueue<CountedVolume>();

        var census = new InProcessCensus(fleet.inventory(), CONCURRENCY, new Progress(() -> 0), volumes::add)
                .count(REQUEST, Resolution.of(fleet.names()));

        var sum = new Cube.Sum(census.cube().dimensions());
        volumes.forEach(volume -> sum.add(cell(sum.dimensions(), volume), volume.spec()));
        assertThat(sum.cube().cells()).isEqualTo(census.cube().cells());
        assertThat(volumes).extracting(volume -> volume.scope() + volume.id()).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chunks_hand_on_what_they_count_and_shared_volumes_together_are_those_of_the_census(long seed) {
        var fleet = RandomFleet.of(seed);
        var all = new ArrayList<CountedVolume>();
        var partials = new ArrayList<Partial>();

        for (Chunk chunk :
                new Planner(POLICY, BUDGET, REQUEST).plan(listings(fleet)).chunks()) {
            var volumes = new ConcurrentLinkedQueue<CountedVolume>();
            var partial =
                    new Measurer(fleet.inventory(), CONCURRENCY, new Progress(() -> 0), volumes::add).measure(chunk);
            assertThat(volumes)
                    .extracting(volume -> volume.scope() + volume.id())
                    .doesNotHaveDuplicates();
            assertThat(volumes).hasSize((int) partial.scopes().stream()
                    .mapToLong(scope -> scope.cube().total().volumes())
                    .sum());
            all.addAll(volumes);
            partials.add(partial);
        }

        var merged = new TreeMap<String, CountedVolume>();
        all.stream()
                .filter(CountedVolume::isMergedById)
                .forEach(volume -> merged.merge(
                        volume.scope() + volume.id(),
                        volume,
                        (one, other) -> one.use().or(other.use()) == one.use() ? one : other));
        var sum = new Cube.Sum(Dimension.FIXED);
        Stream.concat(all.stream().filter(volume -> !volume.isMergedById()), merged.values().stream())
                .forEach(volume -> sum.add(cell(sum.dimensions(), volume), volume.spec()));
        var census = census(fleet, partials.stream().reduce(Partial.EMPTY, Partial::merge));
        assertThat(sum.cube().total()).isEqualTo(census.billed());
        for (Dimension dimension : Dimension.FIXED) {
            assertThat(sum.cube().by(dimension)).isEqualTo(census.cube().by(dimension));
        }
    }

    private static Cell cell(List<Dimension> dimensions, CountedVolume volume) {
        return Cell.of(dimensions, dimension -> switch (dimension.name()) {
            case "account" -> volume.scope().account();
            case "region" -> volume.scope().region();
            case "zone" -> volume.spec().zone();
            case "type" -> volume.spec().type();
            case "use" -> volume.use().label();
            default -> volume.labels().getOrDefault(dimension, "none");
        });
    }

    /** Prices for each GiB, each IOPS and each MiB/s that is charged for, by type, whatever the tier. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_twenty_dearest_of_a_use_are_among_the_largest_whatever_the_prices(long seed) {
        var fleet = RandomFleet.of(seed);
        var census = inProcess(fleet);
        var naive = NaiveCount.of(fleet);
        var random = fleet.random(4);

        for (int list = 0; list < 20; list++) {
            var prices = prices(random);
            for (Use use : List.of(Use.UNATTACHED, Use.STOPPED)) {
                var all = naive.volumes.getOrDefault(use.label(), List.of()).stream()
                        .map(counted -> new Priced(
                                counted.scope(),
                                new LargeVolume(
                                        counted.volume().id(), counted.volume().spec())));
                assertThat(dearest(candidates(census, use), prices)).isEqualTo(dearest(all, prices));
            }
        }
    }

    private record Priced(Scope scope, LargeVolume volume) {}

    private static Stream<Priced> candidates(Census census, Use use) {
        return census.largest().entrySet().stream()
                .flatMap(scope -> scope.getValue().shortlists().stream()
                        .filter(shortlist -> shortlist.group().use() == use)
                        .flatMap(shortlist -> shortlist.volumes().stream())
                        .map(volume -> new Priced(scope.getKey(), volume)));
    }

    private static Map<String, long[]> prices(Random random) {
        var prices = new HashMap<String, long[]>();
        for (String type : RandomFleet.TYPES) {
            prices.put(type, new long[] {random.nextInt(3), random.nextInt(3), random.nextInt(100)});
        }
        return prices;
    }

    private static List<Priced> dearest(Stream<Priced> volumes, Map<String, long[]> prices) {
        return volumes.sorted(Comparator.<Priced>comparingLong(volume -> -price(volume, prices))
                        .thenComparing(Priced::volume, LargeVolume.LARGEST_FIRST)
                        .thenComparing(Priced::scope))
                .limit(20)
                .toList();
    }

    private static long price(Priced priced, Map<String, long[]> prices) {
        var units = NaiveCount.measures(new Volume("", priced.volume().spec(), List.of()))
                .billed();
        long iops =
                units.gp3Iops() + units.io1Iops() + units.io2IopsTier1() + units.io2IopsTier2() + units.io2IopsTier3();
        var ofType = prices.getOrDefault(priced.volume().spec().type(), new long[3]);
        return ofType[0] * priced.volume().spec().gibibytes()
                + ofType[1] * iops
                + ofType[2] * units.gp3MebibytesPerSecond();
    }

    private static Map<String, Measures> counted(Map<Use, Measures> uses) {
        var counted = new TreeMap<String, Measures>();
        uses.forEach((use, measures) -> {
            if (!measures.equals(Measures.NONE)) {
                counted.put(use.label(), measures);
            }
        });
        return counted;
    }

    private static Map<String, Map<String, Measures>> countedBy(Map<String, SortedMap<Use, Measures>> uses) {
        var counted = new TreeMap<String, Map<String, Measures>>();
        uses.forEach((value, ofValue) -> counted.put(value, counted(ofValue)));
        return counted;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_census_does_not_depend_on_how_the_fleet_was_divided_nor_on_the_order_of_the_parts(long seed) {
        var fleet = RandomFleet.of(seed);
        var whole = census(fleet, measure(fleet, List.of(everything(fleet))));

        var parts = measureEach(fleet, randomChunks(fleet));
        Collections.shuffle(parts, fleet.random(1));
        var inSequence = parts.stream().reduce(Partial.EMPTY, Partial::merge);

        assertThat(withoutCalls(census(fleet, inSequence))).isEqualTo(withoutCalls(whole));
        assertThat(inATree(parts)).isEqualTo(inSequence);
        assertThat(NaiveCount.of(fleet).totals).isEqualTo(whole.totals());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void merging_partials_is_associative_and_commutative_and_has_an_identity(long seed) {
        var fleet = RandomFleet.of(seed);
        var random = fleet.random(2);
        var parts = measureEach(fleet, randomChunks(fleet));
        parts.addAll(List.of(failed(fleet, random), failed(fleet, random), Partial.EMPTY));
        for (int i = 0; i < 10; i++) {
            var a = parts.get(random.nextInt(parts.size()));
            var b = parts.get(random.nextInt(parts.size()));
            var c = parts.get(random.nextInt(parts.size()));

            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(b)).isEqualTo(b.merge(a));
            assertThat(a.merge(Partial.EMPTY)).isEqualTo(a);
            assertThat(Partial.EMPTY.merge(a)).isEqualTo(a);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_breakdown_adds_up(long seed) {
        var census = inProcess(RandomFleet.of(seed));

        assertThat(census.breakdowns().values())
                .hasSize(6)
                .allSatisfy(breakdown ->
                        assertThat(sum(breakdown.values().stream())).isEqualTo(census.totals()));
        assertThat(sum(census.ledger().stream().map(LedgerLine::totals))).isEqualTo(census.totals());
        assertThat(census.ledger().stream()
                        .mapToLong(LedgerLine::instancesMeasured)
                        .sum())
                .isEqualTo(census.instances());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_scope_has_one_line_in_the_ledger(long seed) {
        var fleet = RandomFleet.of(seed);

        var ledger = inProcess(fleet).ledger();

        assertThat(ledger.stream().map(LedgerLine::scope)).containsExactlyElementsOf(new TreeSet<>(fleet.names()));
        assertThat(ledger).allSatisfy(line -> {
            int instances = fleet.instancesIn(line.scope());
            assertThat(line.outcome()).isEqualTo(instances == 0 ? new Empty() : new Measured());
            assertThat(line.instancesListed()).isEqualTo(instances);
            assertThat(line.instancesMeasured()).isEqualTo(instances);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_planned_census_equals_the_one_in_process(long seed) {
        var fleet = RandomFleet.of(seed);
        var listings = listings(fleet);
        var plan = new Planner(POLICY, BUDGET, REQUEST).plan(listings);
        var store = new FakeRunStore();
        store.writeChunks(plan);
        measurePlanned(fleet, plan, store);

        var planned = new RunPlan(
                        REQUEST,
                        new Caller("111122223333", "arn:aws:iam::111122223333:user/ann"),
                        Instant.EPOCH,
                        listings.stream().map(Listing::outline).toList(),
                        plan.chunks().stream().map(ChunkOutline::of).toList())
                .close(chunk -> store.readPartial(chunk.number()).orElseThrow());

        assertThat(withoutUnlisted(planned)).isEqualTo(withoutUnlisted(inProcess(fleet)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void measuring_a_chunk_again_gives_the_same_partial(long seed) {
        var fleet = RandomFleet.of(seed);
        var chunk = everything(fleet);

        assertThat(measure(fleet, List.of(chunk.withoutBursts()))).isEqualTo(measure(fleet, List.of(chunk)));
    }

    @Test
    void sums_beyond_a_long_are_an_error_wherever_they_arise() {
        var most = new Measures(1, Long.MAX_VALUE);
        var one = new Measures(1, 1);
        var scope = new Scope("111122223333", "eu-west-1");
        var full = partial(scope, Cubes.of("gp3", most), Map.of());
        var little = partial(scope, Cubes.of("gp3", one), Map.of());
        var littleOfAnotherType = partial(scope, Cubes.of("gp2", one), Map.of());
        var shared = partial(
                scope,
                Cube.NONE,
                Map.of("vol-1", new SharedVolume(new VolumeSpec(Cubes.ZONE, "gp3", 1), Use.RUNNING, Map.of())));
        var elsewhere = partial(new Scope("111122223333", "us-east-1"), Cubes.of("gp3", one), Map.of());

        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Measures(Long.MAX_VALUE, 0).plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> full.merge(little)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> total(full.merge(littleOfAnotherType))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> total(full.merge(shared))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> total(full.merge(elsewhere))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> allInstances(scope).merge(little)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> total(allInstances(scope).merge(elsewhere))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Calls(Long.MAX_VALUE, 0).plus(new Calls(1, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    private static Census inProcess(RandomFleet fleet) {
        return new InProcessCensus(fleet.inventory(), CONCURRENCY, new Progress(() -> 0))
                .count(REQUEST, Resolution.of(fleet.names()));
    }

    private static List<Listing> listings(RandomFleet fleet) {
        return new Lister(fleet.inventory(), CONCURRENCY, new Progress(() -> 0)).list(REQUEST, fleet.names());
    }

    private static Census census(RandomFleet fleet, Partial measured) {
        var listed = listings(fleet).stream().map(Listing::outline).toList();
        return Census.of(REQUEST, listed, measured);
    }

    private static Partial measure(RandomFleet fleet, List<Chunk> chunks) {
        return measureEach(fleet, chunks).stream().reduce(Partial.EMPTY, Partial::merge);
    }

    private static List<Partial> measureEach(RandomFleet fleet, List<Chunk> chunks) {
        var measurer = new Measurer(fleet.inventory(), CONCURRENCY, new Progress(() -> 0));
        return new ArrayList<>(chunks.stream().map(measurer::measure).toList());
    }

    /** Each chunk read back from the store, as another worker would. */
    private static void measurePlanned(RandomFleet fleet, Plan plan, RunStore store) {
        var measurer = new Measurer(fleet.inventory(), CONCURRENCY, new Progress(() -> 0));
        for (Chunk chunk : plan.chunks()) {
            store.writePartial(chunk.number(), measurer.measure(store.readChunk(chunk.number())));
        }
    }

    private static Chunk everything(RandomFleet fleet) {
        return new Chunk(
                1,
                AccountRole.DEFAULT,
                listings(fleet).stream()
                        .map(listing -> share(listing.scope(), Reach.ATTACHED_AND_OTHERS, listing.groups()))
                        .toList());
    }

    private static Share share(Scope scope, Reach reach, List<InstanceGroup> groups) {
        return new Share(scope, reach, BUDGET, REQUEST.tags(), groups);
    }

    /** The policy here cuts scopes that are small enough to be read as a whole: only those read so show what is unlisted. */
    private static Census withoutUnlisted(Census census) {
        var some = new Census(
                census.cube().where(Dimension.USE, use -> !use.equals("unlisted")),
                census.ledger(),
                census.notCounted().stream()
                        .filter(missing -> missing.source() != Source.UNLISTED)
                        .toList(),
                census.largest(),
                census.required());
        return withoutCalls(some);
    }

    /** The fleet dealt out to some chunks, instance by instance. */
    private static List<Chunk> randomChunks(RandomFleet fleet) {
        var random = fleet.random(3);
        int count = 1 + random.nextInt(12);
        var shares = new ArrayList<List<Share>>();
        for (int chunk = 0; chunk < count; chunk++) {
            shares.add(new ArrayList<>());
        }
        for (Listing listing : listings(fleet)) {
            var dealt = deal(listing, random, count);
            int withOthers = random.nextInt(count);
            dealt.putIfAbsent(withOthers, List.of());
            dealt.forEach((chunk, groups) -> shares.get(chunk)
                    .add(share(
                            listing.scope(),
                            chunk == withOthers ? Reach.ATTACHED_AND_OTHERS : Reach.ATTACHED,
                            groups)));
        }
        var chunks = new ArrayList<Chunk>();
        shares.forEach(ofChunk -> chunks.add(new Chunk(chunks.size() + 1, AccountRole.DEFAULT, ofChunk)));
        return chunks;
    }

    private static Map<Integer, List<InstanceGroup>> deal(Listing listing, Random random, int count) {
        var dealt = new HashMap<Integer, List<InstanceGroup>>();
        var instances = new ArrayList<>(
                listing.groups().stream().flatMap(InstanceGroup::stream).toList());
        Collections.shuffle(instances, random);
        for (LabelledInstance instance : instances) {
            dealt.computeIfAbsent(random.nextInt(count), _ -> new ArrayList<>())
                    .add(new InstanceGroup(
                            instance.stopped(), instance.mappedVolumes(), instance.labels(), List.of(instance.id())));
        }
        return dealt;
    }

    private static Partial inATree(List<Partial> parts) {
        if (parts.isEmpty()) {
            return Partial.EMPTY;
        }
        int half = parts.size() / 2;
        return half == 0
                ? parts.getFirst()
                : inATree(parts.subList(half, parts.size())).merge(inATree(parts.subList(0, half)));
    }

    private static Partial failed(RandomFleet fleet, Random random) {
        var why = List.of(
                new Outcome.Interrupted(),
                new Outcome.LostChunk(7, "States.Timeout"),
                new Outcome.ThrottledOut("ec2:DescribeVolumes", "slow down"));
        return Partial.of(fleet.names().stream()
                .map(scope -> new ScopePartial(
                        scope,
                        0,
                        0,
                        Cube.NONE,
                        Map.of(
                                "vol-1",
                                new SharedVolume(
                                        new VolumeSpec(Cubes.ZONE, "io2", random.nextInt(9)),
                                        List.of(Use.values()).get(random.nextInt(Use.values().length)),
                                        sameLabels(random))),
                        new Calls(9, 9, random.nextInt(9)),
                        why.get(random.nextInt(why.size())))));
    }

    private static Map<Dimension, SortedSet<String>> sameLabels(Random random) {
        var labels = new TreeSet<>(List.of(random.nextBoolean() ? "atlas" : "web"));
        return Map.of(Dimension.tag("team"), labels, Dimension.tag("env"), labels);
    }

    private static Partial partial(Scope scope, Cube exclusive, Map<String, SharedVolume> shared) {
        return Partial.of(Stream.of(new ScopePartial(scope, 1, 0, exclusive, shared, Calls.NONE, null)));
    }

    private static Partial allInstances(Scope scope) {
        return Partial.of(Stream.of(new ScopePartial(scope, Long.MAX_VALUE, 0, Cube.NONE, Map.of(), Calls.NONE, null)));
    }

    private static Census total(Partial partial) {
        var listed = partial.scopes().stream()
                .map(scope -> new ListedScope(scope.scope(), scope.instances(), Calls.NONE, null))
                .toList();
        return Census.of(CensusRequest.DEFAULT, listed, partial);
    }

    private static Measures sum(Stream<Measures> totals) {
        return totals.reduce(Measures.NONE, Measures::plus);
    }

    /** How many calls it took does depend on how the fleet was divided. */
    private static Census withoutCalls(Census census) {
        var ledger = census.ledger().stream()
                .map(line -> new LedgerLine(
                        line.scope(),
                        line.outcome(),
                        line.instancesListed(),
                        line.instancesMeasured(),
                        line.instancesVanished(),
                        line.totals(),
                        Calls.NONE,
                        line.accepted()))
                .toList();
        return new Census(census.cube(), ledger, census.notCounted(), census.largest(), census.required());
    }
}
