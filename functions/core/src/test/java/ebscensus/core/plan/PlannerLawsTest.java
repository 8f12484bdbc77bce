package ebscensus.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the plan of every fleet, tried on fleets and rates drawn from seeds, with the policy that is deployed. */
@Execution(ExecutionMode.CONCURRENT)
class PlannerLawsTest {
    private static final PlanPolicy POLICY = PlanPolicy.DEFAULT;
    private static final CensusRequest REQUEST =
            CensusRequest.DEFAULT.withGroupBy(List.of("tag:team")).withRequire(Requirement.EVERYTHING);
    private static final int FASTEST = 60;
    private static final int MOST = 5_000_000;
    private static final List<String> ANY_IDS = InstanceIds.copyOf(Collections.nCopies(30_011, "i-0123456789abcdef0"));

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    static IntStream rates() {
        return IntStream.rangeClosed(1, FASTEST);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_listed_instance_is_in_exactly_one_chunk_with_its_scope_and_its_labels(long seed) {
        var draw = Draw.of(seed);

        var plan = draw.plan();

        var planned = new HashMap<Scope, Map<String, Map<Dimension, String>>>();
        draw.listings().forEach(listing -> planned.put(listing.scope(), new HashMap<>()));
        for (Chunk chunk : plan.chunks()) {
            for (Share share : chunk.shares()) {
                var instances = planned.computeIfAbsent(share.scope(), _ -> new HashMap<>());
                share.groups().stream().flatMap(InstanceGroup::stream).forEach(instance -> {
                    var before = instances.put(instance.id(), instance.labels());
                    assertThat(before == null).as("planned once").isTrue();
                });
            }
        }
        var listed = draw.listings().stream().collect(Collectors.toMap(Listing::scope, PlannerLawsTest::labelsById));
        assertThat(planned.equals(listed)).as("planned as listed").isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_volumes_that_no_instance_has_are_in_exactly_one_share_of_each_scope_also_of_one_without_instances(
            long seed) {
        var draw = Draw.of(seed);

        var withOthers = draw.plan().chunks().stream()
                .flatMap(chunk -> chunk.shares().stream())
                .filter(share -> share.reach().hasOthers())
                .map(Share::scope)
                .toList();

        assertThat(withOthers)
                .containsExactlyInAnyOrderElementsOf(
                        draw.listings().stream().map(Listing::scope).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_scope_that_is_read_as_a_whole_is_in_one_share_and_has_at_most_5000_instances(long seed) {
        var draw = Draw.of(seed);
        var sizes = draw.listings().stream().collect(Collectors.toMap(Listing::scope, Listing::instances));

        assertThat(draw.plan().chunks().stream().flatMap(chunk -> chunk.shares().stream()))
                .allSatisfy(share -> {
                    long size = sizes.getOrDefault(share.scope(), 0L);
                    assertThat(share.reach() == Reach.WHOLE_SCOPE).isEqualTo(size <= 5_000);
                    if (share.reach() == Reach.WHOLE_SCOPE) {
                        assertThat(share.instances()).isEqualTo(size);
                    }
                });
    }

    @Test
    void a_plan_for_attached_volumes_only_asks_nothing_of_scopes_without_instances() {
        var plan = new Planner(POLICY, Budget.ofCallsPerSecond(10), REQUEST.withAttachedOnly(true))
                .plan(listings(IntStream.of(0, 50, 9_000)));

        assertThat(plan.chunks().stream().flatMap(chunk -> chunk.shares().stream()))
                .allSatisfy(share -> {
                    assertThat(share.reach()).isEqualTo(Reach.ATTACHED);
                    assertThat(share.instances()).isPositive();
                });
    }

    @Test
    void a_scope_whose_listing_failed_is_asked_for_its_other_volumes_only_if_some_instances_were_listed() {
        var why = new Outcome.Denied("ec2:DescribeInstances", "not authorized");
        var nothing = new Listing(scope(1), List.of(), Calls.NONE, why);
        var some = new Listing(scope(2), listing(2, 5).groups(), Calls.NONE, why);

        assertThat(planner(10).plan(List.of(nothing, some)).chunks())
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.shares()).singleElement().satisfies(share -> {
                    assertThat(share.scope()).isEqualTo(scope(2));
                    assertThat(share.reach()).isEqualTo(Reach.ATTACHED_AND_OTHERS);
                }));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chunks_are_numbered_from_1_and_hold_each_scope_once(long seed) {
        var chunks = Draw.of(seed).plan().chunks();

        assertThat(chunks.stream().map(Chunk::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, chunks.size()).boxed().toList());
        assertThat(chunks).allSatisfy(chunk -> {
            var scopes = chunk.shares().stream().map(Share::scope).toList();
            assertThat(scopes).doesNotHaveDuplicates().isNotEmpty();
            assertThat(chunk.shares())
                    .allSatisfy(share -> assertThat(
                                    share.instances() > 0 || share.reach().hasOthers())
                            .isTrue());
        });
    }

    /** A fleet does not allow it where it is smaller than a chunk, or where what is left over fits into no other chunk. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chunks_hold_between_the_least_and_the_most_wherever_the_fleet_allows(long seed) {
        var chunks = Draw.of(seed).plan().chunks();

        var sizes = chunks.stream().map(Chunk::instances).sorted().toList();
        assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(POLICY.maxChunk()));
        for (int i = 0; i < sizes.size() && sizes.get(i) < POLICY.minChunk(); i++) {
            assertThat(i).as("chunks that are too small, but for the first").isZero();
            if (sizes.size() > 1) {
                assertThat(sizes.get(0) + sizes.get(1)).isGreaterThan(POLICY.maxChunk());
            }
        }
    }

    @Test
    void small_scopes_share_a_chunk() {
        var listings = listings(IntStream.generate(() -> 50).limit(1_700));

        var chunks = planner(10).plan(listings).chunks();

        assertThat(chunks).hasSizeBetween(18, 22);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.instances()).isBetween(4_000L, 8_000L));
    }

    @Test
    void scopes_without_instances_are_spread_among_workers_too() {
        var chunks = planner(10)
                .plan(listings(IntStream.range(0, 85_000).map(n -> n == 0 ? 50 : 0)))
                .chunks();

        assertThat(chunks).hasSize(425);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.shares()).hasSize(200));
    }

    @Test
    void what_is_left_over_goes_where_there_is_most_room() {
        var chunks = planner(10)
                .plan(listings(IntStream.of(7_000, 5_000, 6_000, 50)))
                .chunks();

        assertThat(chunks.stream().map(Chunk::instances)).containsExactlyInAnyOrder(7_000L, 5_050L, 6_000L);
    }

    @Test
    void what_is_left_over_is_a_chunk_of_its_own_where_no_other_has_room() {
        var chunks = planner(60).plan(listings(IntStream.of(800_000, 50))).chunks();

        assertThat(chunks.stream().map(Chunk::instances))
                .containsExactlyInAnyOrder(200_000L, 200_000L, 200_000L, 200_000L, 50L);
    }

    @ParameterizedTest(name = "{0} calls a second")
    @MethodSource("rates")
    void a_scope_of_any_size_up_to_5_000_000_is_cut_no_more_than_needed_to_end_in_time_and_within_its_budget(int rate) {
        for (int size : sizes(rate)) {
            var plan = planner(rate).plan(List.of(listing(0, size)));

            verifyPieces(plan, scope(0), size, rate);
            verifyTimes(plan);
            verifyBudgets(plan, rate);
        }
    }

    @ParameterizedTest(name = "{0} calls a second")
    @MethodSource("rates")
    void a_scope_too_long_for_its_workers_ends_in_time_and_within_its_budget_whatever_runs_beside_it(int rate) {
        var random = new Random(rate);
        int others = 1 + random.nextInt(120);
        int tooLong = Math.min(60_000 * rate, 800_000) + 1 + random.nextInt(300_000);
        var sizes = IntStream.concat(random.ints(others, 1, 20_000), IntStream.of(tooLong));

        var plan = planner(rate).plan(listings(sizes));

        verifyPieces(plan, scope(others), tooLong, rate);
        verifyTimes(plan);
        verifyBudgets(plan, rate);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_chunk_ends_within_two_thirds_of_the_timeout_whatever_else_is_in_the_fleet(long seed) {
        verifyTimes(Draw.of(seed).plan());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chunks_that_run_at_once_stay_within_the_budget_of_each_scope(long seed) {
        var draw = Draw.of(seed);

        verifyBudgets(draw.plan(), draw.rate());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_more_run_at_once_than_there_are_chunks_and_workers(long seed) {
        var plan = Draw.of(seed).plan();

        assertThat(plan.maxConcurrency()).isBetween(1, Math.clamp(plan.chunks().size(), 1, POLICY.maxWorkers()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_fleet_has_the_same_plan(long seed) {
        assertThat(Draw.of(seed).plan().equals(Draw.of(seed).plan())).isTrue();
    }

    @Test
    void a_fleet_without_instances_has_no_chunks() {
        var attachedOnly = new Planner(POLICY, Budget.ofCallsPerSecond(10), REQUEST.withAttachedOnly(true));

        assertThat(attachedOnly.plan(List.of(listing(0, 0), listing(1, 0))).chunks())
                .isEmpty();
        assertThat(planner(10).plan(List.of()).chunks()).isEmpty();
    }

    @Test
    void what_was_listed_of_a_scope_that_failed_is_planned_all_the_same() {
        var groups = List.of(new InstanceGroup(1, Map.of(), List.of("i-1")));
        var failed = new Listing(scope(0), groups, Calls.NONE, new Outcome.Interrupted());

        assertThat(planner(10).plan(List.of(failed)).chunks())
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.shares())
                        .containsExactly(new Share(
                                scope(0),
                                Reach.ATTACHED_AND_OTHERS,
                                Budget.ofCallsPerSecond(10),
                                REQUEST.tags(),
                                groups)));
    }

    @Test
    void a_million_instances_in_1_700_scopes_are_planned_within_a_second() {
        var listings = listings(IntStream.range(0, 1_700).map(n -> n == 0 ? 150_000 : 500));
        assertThat(listings.stream().mapToLong(Listing::instances).sum()).isGreaterThan(999_000);
        planner(10).plan(listings);
        long start = System.nanoTime();

        var plan = planner(10).plan(listings);

        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(plan.chunks().size() + " chunks planned in " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    /** No more than the workers that a scope is entitled to, unless they could not end in time or not hold it. */
    private static void verifyPieces(Plan plan, Scope scope, int size, int rate) {
        var pieces = assertThat(plan.chunks().stream()
                        .flatMap(chunk -> chunk.shares().stream())
                        .filter(share -> share.scope().equals(scope))
                        .count())
                .as("chunks of " + size + " instances");
        long calls = Math.ceilDiv(size, 200L) * POLICY.callsPerBatch();
        var timeAlone = Budget.ofCallsPerSecond(rate).perCall().multipliedBy(calls);
        if (timeAlone.compareTo(longestRun()) > 0) {
            pieces.isGreaterThan(POLICY.workersPerScope());
        } else {
            pieces.isLessThanOrEqualTo(Math.max(POLICY.workersPerScope(), Math.ceilDiv(size, POLICY.maxChunk())));
        }
    }

    private static void verifyTimes(Plan plan) {
        for (Chunk chunk : plan.chunks()) {
            for (Share share : chunk.shares()) {
                long calls = Math.ceilDiv(share.instances(), 200L) * POLICY.callsPerBatch();
                // A worker that starts again has no burst to help it.
                var expected = share.budget().withoutBurst().timeFor(calls);
                assertThat(expected)
                        .as(share.instances() + " instances in chunk " + chunk.number())
                        .isLessThanOrEqualTo(longestRun());
            }
        }
    }

    private static void verifyBudgets(Plan plan, int rate) {
        var budgets = new HashMap<Scope, List<Budget>>();
        plan.chunks().stream()
                .flatMap(chunk -> chunk.shares().stream())
                .forEach(share -> budgets.computeIfAbsent(share.scope(), _ -> new ArrayList<>())
                        .add(share.budget()));
        budgets.values().forEach(ofScope -> verifyBudgets(ofScope, plan.maxConcurrency(), rate));
    }

    private static void verifyBudgets(List<Budget> ofScope, int atOnce, int rate) {
        int burst = Budget.ofCallsPerSecond(rate).burst();
        double calls = ofScope.stream()
                .mapToDouble(budget -> 1e9 / budget.perCall().toNanos())
                .boxed()
                .sorted((one, other) -> Double.compare(other, one))
                .limit(atOnce)
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(calls).as("calls a second").isLessThanOrEqualTo(rate * (1 + 1e-12));
        assertThat(ofScope.stream().mapToInt(Budget::burst).sum()).as("bursts").isLessThanOrEqualTo(burst);
        assertThat(Math.min(ofScope.size(), atOnce))
                .as("calls that idle workers of a scope hold")
                .isLessThanOrEqualTo(burst);
    }

    private static Duration longestRun() {
        return POLICY.workerTimeout().multipliedBy(2).dividedBy(3);
    }

    private static Planner planner(int rate) {
        return new Planner(POLICY, Budget.ofCallsPerSecond(rate), REQUEST);
    }

    /** The sizes at which something changes, and some between. */
    private static int[] sizes(int rate) {
        var changes =
                IntStream.of(1, 50, 200, 3_999, 4_000, 4_001, 7_999, 16_000, 800_000, 800_001, 60_000 * rate, MOST);
        return IntStream.concat(changes, new Random(rate).ints(1, 1, MOST))
                .filter(size -> size <= MOST)
                .toArray();
    }

    private static List<Listing> listings(IntStream sizes) {
        var listings = new ArrayList<Listing>();
        sizes.forEach(size -> listings.add(listing(listings.size(), size)));
        return listings;
    }

    /** With ids that are not told apart. */
    private static Listing listing(int number, int size) {
        var groups = new ArrayList<InstanceGroup>();
        for (int left = size; left > 0; left -= ANY_IDS.size()) {
            var ids = left < ANY_IDS.size() ? ANY_IDS.subList(0, left) : ANY_IDS;
            groups.add(new InstanceGroup(1, Map.of(Dimension.tag("team"), "team-" + groups.size()), ids));
        }
        return new Listing(scope(number), groups, Calls.NONE, null);
    }

    private static Listing listing(int number, List<String> ids, Random random) {
        var groups = new ArrayList<InstanceGroup>();
        int from = 0;
        while (from < ids.size()) {
            int to = random.nextInt(3) == 0 ? ids.size() : from + 1 + random.nextInt(ids.size() - from);
            groups.add(new InstanceGroup(
                    1, Map.of(Dimension.tag("team"), "team-" + groups.size()), ids.subList(from, to)));
            from = to;
        }
        return new Listing(scope(number), groups, Calls.NONE, null);
    }

    private static Scope scope(int number) {
        return new Scope("%012d".formatted(number), "eu-west-1");
    }

    private static Map<String, Map<Dimension, String>> labelsById(Listing listing) {
        var labels = new HashMap<String, Map<Dimension, String>>();
        listing.groups().stream()
                .flatMap(InstanceGroup::stream)
                .forEach(instance -> labels.put(instance.id(), instance.labels()));
        return labels;
    }

    /** Some hundred small scopes, some larger, and maybe a very large one, at any rate. */
    private record Draw(int rate, List<Listing> listings) {
        private static final List<String> IDS =
                IntStream.range(0, 500_000).mapToObj(n -> "i-" + n).toList();

        static Draw of(long seed) {
            var random = new Random(seed);
            var sizes = new ArrayList<Integer>();
            random.ints(random.nextInt(200), 0, 200).forEach(sizes::add);
            random.ints(random.nextInt(20), 0, 9_000).forEach(sizes::add);
            random.ints(random.nextInt(3), 0, 90_000).forEach(sizes::add);
            random.ints(random.nextInt(4) / 3, 0, IDS.size()).forEach(sizes::add);
            Collections.shuffle(sizes, random);
            var listings = new ArrayList<Listing>();
            sizes.forEach(size -> listings.add(listing(listings.size(), IDS.subList(0, size), random)));
            return new Draw(1 + random.nextInt(random.nextBoolean() ? 5 : FASTEST), listings);
        }

        Plan plan() {
            return planner(rate).plan(listings);
        }
    }
}
